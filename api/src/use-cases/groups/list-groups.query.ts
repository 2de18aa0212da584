import { schema } from '@sinia/database';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';

export const Group = z.object({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  memberIds: z.array(z.string()),
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
    return found.map(({ id, name, isDefault }) => ({
      ...{ id, name, isDefault },
      memberIds: members.filter(({ groupId }) => groupId === id).map(({ userId }) => userId),
    }));
  },
});
