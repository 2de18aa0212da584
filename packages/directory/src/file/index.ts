export { FLAT_FIELDS, type FlatField } from '../record/flat-record.ts';
export * from './detect-format.ts';
export * from './file-directory.ts';
export * from './file-format.ts';
export * from './read-records.ts';
