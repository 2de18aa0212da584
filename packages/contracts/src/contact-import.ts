import { z } from 'zod';
import { ContactId } from './contact.ts';

export const IMPORT_OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const;

export const ImportedRow = z
  .object({
    row: z.int().meta({ description: 'From 1; in CSV below the line with the names.' }),
    outcome: z.enum(IMPORT_OUTCOMES),
    contactId: ContactId.nullable(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'Why it was rejected, each with where it stands in the row.' }),
  })
  .meta({ id: 'ImportedRow', description: 'What became of a row; a rejected one has left nothing behind.' });
export type ImportedRow = z.infer<typeof ImportedRow>;

export const ContactImport = z
  .object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    rows: z.array(ImportedRow),
  })
  .meta({ id: 'ContactImport', description: 'What became of an import, row by row in their order.' });
export type ContactImport = z.infer<typeof ContactImport>;
