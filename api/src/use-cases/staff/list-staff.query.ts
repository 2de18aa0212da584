import { schema } from '@sinia/database';
import { and, asc, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** Who and which groups can be given a ticket, by name. */
export const listStaff = defineQuery({
  name: 'listStaff',
  permission: 'staff.list',
  input: z.object({}),
  output: z.object({ agents: z.array(Named), groups: z.array(Named) }),
  async run(context) {
    const { users, groups } = schema;
    const { db } = context.dependencies;
    const mayWork = and(inArray(users.role, ['agent', 'supervisor', 'admin']), isNull(users.disabledAt));
    const [agents, found] = await Promise.all([
      db.select({ id: users.id, name: users.name }).from(users).where(mayWork).orderBy(asc(users.name)),
      db.select({ id: groups.id, name: groups.name }).from(groups).orderBy(asc(groups.name)),
    ]);
    return { agents, groups: found };
  },
});
