import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { inArray } from 'drizzle-orm';
import { insertExchange, sealExchangeSecret } from '../use-cases/calls/exchange-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

/** Whose telephones the exchange of the demonstration rings. */
const EXTENSIONS = { agent: '214', supervisor: '215' } as const;

/** The telephone exchange of the demonstration: it signs what it tells. */
export async function seedExchange(dependencies: Dependencies, ctiSecret: string): Promise<void> {
  const { db, clock, random, secret } = dependencies;
  const id = newId('exc', clock().getTime(), random(16));
  const secrets = [sealExchangeSecret(secret, id, ctiSecret)];
  await insertExchange(db, { id, name: 'Centraleta', secrets, createdAt: clock() });
  const staff = await db
    .select({ id: schema.users.id, role: schema.users.role })
    .from(schema.users)
    .where(inArray(schema.users.role, ['agent', 'supervisor']));
  const rows = staff.map(({ id: userId, role }) => ({ extension: EXTENSIONS[role as 'agent'], userId }));
  await db.insert(schema.extensions).values(rows).onConflictDoNothing();
}
