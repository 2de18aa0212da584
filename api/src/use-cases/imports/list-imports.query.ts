import { SENT_FOLDER } from '@sinia/channels/email';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readImports } from './import-store.ts';

export const ImportView = z.object({
  id: z.string(),
  mailboxId: z.string(),
  /** Null for the folder of sent mail, whatever it is called. */
  folder: z.string().nullable(),
  since: z.iso.date(),
  status: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
  total: z.int(),
  taken: z.int(),
  skipped: z.int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

/** The latest imports, newest first, with how far they have come. */
export const listImports = defineQuery({
  name: 'listImports',
  permission: 'mailbox.write',
  input: z.object({}),
  output: z.array(ImportView),
  async run({ dependencies: { db } }) {
    const rows = await readImports(db);
    return rows.map(({ folder, since, createdAt, ...row }) => ({
      ...row,
      folder: folder === SENT_FOLDER ? null : folder,
      since: since.toISOString().slice(0, 10),
      createdAt: createdAt.toISOString(),
    }));
  },
});
