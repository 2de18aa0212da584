import { DELIMITERS, ENCODINGS, FLAT_FIELDS } from '@sinia/directory/file';
import { SQL_NAME } from '@sinia/directory/sql';
import { z } from 'zod';

const MOST_COLUMNS = 10;
const Field = z.enum(FLAT_FIELDS);

/** Where the views of a database call a column otherwise than agreed. */
export const SqlColumns = z.partialRecord(Field, z.string().trim().max(63).regex(SQL_NAME));

/** Which columns hold a field, by the names in the first line; without the number and a name nobody is a customer. */
const Mapping = z
  .partialRecord(Field, z.array(z.string().max(200)).min(1).max(MOST_COLUMNS))
  .refine(({ customerId }) => customerId !== undefined, { path: ['customerId'], error: 'missing' })
  .refine(({ name, companyName, surname1 }) => Boolean(name ?? companyName ?? surname1), {
    path: ['name'],
    error: 'missing',
  });

/** How a file of customers is read. */
export const FileFormatSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    delimiter: z.enum(DELIMITERS),
    encoding: z.enum(ENCODINGS),
    mapping: Mapping,
  }),
  z.strictObject({ kind: z.literal('ndjson'), encoding: z.enum(ENCODINGS) }),
]);
export type FileFormatSettings = z.infer<typeof FileFormatSettings>;
