import { ContactReason } from '@sinia/contracts';
import { LANGUAGES, Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { insertReason, lockReason, readReasons, writeReason } from './reason-store.ts';

const Name = z.string().trim().min(1).max(80);
const Names = z.partialRecord(z.enum(LANGUAGES), Name).and(z.object({ ca: Name }));
const ReasonId = z.string().max(60);

/** Why customers call: the whole tree, what is retired too, because old calls point to it. */
export const listReasons = defineQuery({
  name: 'listReasons',
  permission: 'call.read',
  input: z.object({}),
  output: z.array(ContactReason),
  run: async ({ dependencies: { db } }) => {
    const rows = await readReasons(db);
    return rows.map(({ retiredAt, ...row }) => ({ ...row, retired: retiredAt !== null }));
  },
});

export const addReason = defineUseCase({
  name: 'addReason',
  permission: 'call.settings',
  input: z.object({ parentId: ReasonId.nullable(), names: Names }),
  output: z.object({ id: z.string() }),
  load: async (tx, { parentId }) => {
    const parent = parentId ? await lockReason(tx, parentId) : null;
    return { parent, count: (await readReasons(tx)).length };
  },
  about: () => ({}),
  run: async (work, { input: { parentId, names }, subject: { parent, count }, context, now }) => {
    // Two levels: what somebody must find while a customer is on the line is not a forest.
    if (parent?.parentId) throw new Refusal('reason_too_deep');
    const id = drawId(context, now, 'rsn');
    await insertReason(work.tx, { id, parentId, names, position: count });
    work.audit(`reason.added ${id}`, null);
    return { id };
  },
});

/** Renames a reason, moves it among its neighbours, or takes it out of use. */
export const changeReason = defineUseCase({
  name: 'changeReason',
  permission: 'call.settings',
  input: z.object({
    id: ReasonId,
    set: z.object({ names: Names, position: z.int().min(0).max(10_000), retired: z.boolean() }).partial(),
  }),
  output: z.object({ id: z.string() }),
  load: (tx, { id }) => lockReason(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, set }, now }) => {
    const { retired, names, position } = set;
    await writeReason(work.tx, id, {
      ...(names ? { names } : {}),
      ...(position === undefined ? {} : { position }),
      ...(retired === undefined ? {} : { retiredAt: retired ? now : null }),
    });
    work.audit(`reason.changed ${id} ${Object.keys(set).sort().join(' ')}`, null);
    return { id };
  },
});
