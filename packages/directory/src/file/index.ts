export { readKind, readLanguage, readRole, readStatus } from '../record/codes.ts';
export { FLAT_FIELDS, type FlatField, type FlatRow, textOf } from '../record/flat-record.ts';
export { readDay } from '../record/wire-values.ts';
export * from './decode-stream.ts';
export * from './detect-format.ts';
export * from './file-directory.ts';
export * from './file-format.ts';
export * from './read-csv.ts';
export * from './read-records.ts';
