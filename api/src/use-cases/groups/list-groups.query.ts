import { LANGUAGES } from '@sinia/core';
import { schema } from '@sinia/database';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';

/** By language; an empty one falls back to Catalan, none at all leaves nothing below an answer. */
export const Signature = z.partialRecord(z.enum(LANGUAGES), z.string().trim().max(1_000));

export const Group = z.object({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  memberIds: z.array(z.string()),
  signature: Signature,
});

/** The groups with who is in them. */
export const listGroups = defineQuery({
  name: 'listGroups',
  permission: 'group.write',
  input: z.object({}),
  output: z.array(Group),
  async run({ dependencies: { db } }) {
    const { groups, groupMembers } = schema;
    const [found, members] = await Promise.all([
      db.select().from(groups).orderBy(asc(groups.name)),
      db.select().from(groupMembers),
    ]);
    return found.map(({ id, name, isDefault, signature }) => ({
      ...{ id, name, isDefault, signature },
      memberIds: members.filter(({ groupId }) => groupId === id).map(({ userId }) => userId),
    }));
  },
});
