import { Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import {
  countUsers,
  deleteExtension,
  insertExtensions,
  namedExtensions,
  takenExtensions,
} from './extension-store.ts';

const Extension = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,40}$/);
const Row = z.object({ extension: Extension, userId: z.string().max(60) });

/** Whose telephone each extension is. */
export const listExtensions = defineQuery({
  name: 'listExtensions',
  permission: 'call.settings',
  input: z.object({}),
  output: z.array(z.object({ extension: z.string(), userId: z.string(), name: z.string() })),
  run: ({ dependencies: { db } }) => namedExtensions(db),
});

/**
 * Says whose telephones some extensions are: all of them, or none.
 *
 * @throws Refusal `extension_taken` with the rows that are somebody's already or stand twice; `assignee_unknown`.
 */
export const addExtensions = defineUseCase({
  name: 'addExtensions',
  permission: 'call.settings',
  input: z.object({ rows: z.array(Row).min(1).max(500) }),
  output: z.object({ added: z.int() }),
  load: async (tx, { rows }) => {
    await refuseTaken(tx, rows);
    await refuseStrangers(tx, rows);
  },
  about: () => ({}),
  run: async (work, { input: { rows } }) => {
    await insertExtensions(work.tx, rows);
    work.audit(`extensions.added ${rows.map(({ extension }) => extension).join(' ')}`.slice(0, 500), null);
    return { added: rows.length };
  },
});

/** A telephone is nobody's any more; the calls that were answered there keep who did. */
export const removeExtension = defineUseCase({
  name: 'removeExtension',
  permission: 'call.settings',
  input: z.object({ extension: z.string().max(80) }),
  output: z.object({ extension: z.string() }),
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { extension } }) => {
    await deleteExtension(work.tx, extension);
    work.audit(`extension.removed ${extension}`, null);
    return { extension };
  },
});

type Rows = readonly z.output<typeof Row>[];

async function refuseTaken(tx: Transaction, rows: Rows): Promise<void> {
  const named = rows.map(({ extension }) => extension);
  const taken = await takenExtensions(tx, named);
  const fields = rows.flatMap(({ extension }, at) =>
    taken.has(extension) || named.indexOf(extension) !== at
      ? [{ pointer: `/rows/${at}/extension`, code: 'extension_taken' as const }]
      : [],
  );
  if (fields.length > 0) throw new Refusal('extension_taken', { fields });
}

async function refuseStrangers(tx: Transaction, rows: Rows): Promise<void> {
  const ids = [...new Set(rows.map(({ userId }) => userId))];
  if ((await countUsers(tx, ids)) < ids.length) throw new Refusal('assignee_unknown');
}
