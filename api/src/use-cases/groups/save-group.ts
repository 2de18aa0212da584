import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import {
  deleteGroup,
  insertGroup,
  lockGroup,
  makeDefault,
  renameGroup,
  writeMembers,
  writeSignature,
} from './group-store.ts';
import { Signature } from './list-groups.query.ts';

const Name = z.string().trim().min(1).max(80);
const Saved = z.object({ id: z.string() });

export const createGroup = defineUseCase({
  name: 'createGroup',
  permission: 'group.write',
  input: z.object({ name: Name }),
  output: Saved,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { name }, context, now }) => {
    const id = drawId(context, now, 'grp');
    await insertGroup(work.tx, id, name);
    work.audit(`group.created ${id}`, null);
    return { id };
  },
});

/** Renames a group, says who is in it, signs its answers, or makes it the one that new tickets go to. */
export const changeGroup = defineUseCase({
  name: 'changeGroup',
  permission: 'group.write',
  input: z.object({
    id: z.string().max(60),
    set: z
      .object({
        name: Name,
        memberIds: z.array(z.string().max(60)).max(500),
        isDefault: z.literal(true),
        signature: Signature,
      })
      .partial(),
  }),
  output: Saved,
  load: (tx, { id }) => lockGroup(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, set } }) => {
    if (set.name) await renameGroup(work.tx, id, set.name);
    if (set.memberIds) await writeMembers(work.tx, id, set.memberIds);
    if (set.isDefault) await makeDefault(work.tx, id);
    if (set.signature) await writeSignature(work.tx, id, set.signature);
    work.audit(`group.changed ${id} ${Object.keys(set).sort().join(' ')}`, null);
    return { id };
  },
});

export const removeGroup = defineUseCase({
  name: 'removeGroup',
  permission: 'group.write',
  input: z.object({ id: z.string().max(60) }),
  output: Saved,
  load: (tx, { id }) => lockGroup(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject }) => {
    await deleteGroup(work.tx, subject);
    work.audit(`group.removed ${id}`, null);
    return { id };
  },
});
