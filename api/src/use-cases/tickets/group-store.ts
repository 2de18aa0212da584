import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { ShortMemory } from '../../auth/short-memory.ts';
import type { Context, Dependencies } from '../context.ts';

const known = new WeakMap<Dependencies['db'], ShortMemory<string>>();

/**
 * The group that new tickets go to, remembered for a few seconds. Inside a transaction it is read on that transaction's
 * connection: as many openings as the pool has connections would wait for one more for ever.
 */
export function defaultGroup({ dependencies }: Context, tx?: Transaction): Promise<string> {
  const { db, clock } = dependencies;
  const memory = known.get(db) ?? new ShortMemory<string>(clock);
  known.set(db, memory);
  return memory.get('default', async () => {
    const { groups } = schema;
    const [group] = await (tx ?? db).select({ id: groups.id }).from(groups).where(eq(groups.isDefault, true));
    if (!group) throw new Refusal('unavailable');
    return group.id;
  });
}
