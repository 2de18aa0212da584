import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { Context, Dependencies } from '../context.ts';

const known = new WeakMap<Dependencies['db'], string>();

/**
 * The group that new tickets go to; it changes with the installation, not with the request. Inside a transaction it is
 * read on that transaction's connection: as many openings as the pool has connections would wait for one more for ever.
 */
export async function defaultGroup(context: Context, tx?: Transaction): Promise<string> {
  const { db } = context.dependencies;
  const remembered = known.get(db);
  if (remembered) return remembered;
  const [group] = await (tx ?? db)
    .select({ id: schema.groups.id })
    .from(schema.groups)
    .where(eq(schema.groups.isDefault, true));
  if (!group) throw new Refusal('unavailable');
  known.set(db, group.id);
  return group.id;
}
