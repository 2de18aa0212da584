import type { FlatField } from '../record/flat-record.ts';

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export const ENCODINGS = ['utf-8', 'windows-1252'] as const;

/** Which columns of a table hold a field, by the names in its first line. */
export type ColumnMapping = Readonly<Partial<Record<FlatField, readonly string[]>>>;

/** How a file is to be read. In NDJSON the fields have the names of the port. */
export type FileFormat =
  | {
      readonly kind: 'csv';
      readonly delimiter: (typeof DELIMITERS)[number];
      readonly encoding: (typeof ENCODINGS)[number];
      readonly mapping: ColumnMapping;
    }
  | { readonly kind: 'ndjson'; readonly encoding: (typeof ENCODINGS)[number] };

/** Opens a file at its beginning, in pieces: it may have 200 MB. */
export type OpenFile = () => AsyncIterable<Uint8Array>;
