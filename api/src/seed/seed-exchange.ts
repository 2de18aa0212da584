import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq, inArray } from 'drizzle-orm';
import { insertExchange, sealExchangeSecret } from '../use-cases/calls/exchange-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

/** Whose telephones the exchange of the demonstration rings. */
const EXTENSIONS = { agent: '214', supervisor: '215' } as const;

const NAME = 'Centraleta';

/** The telephone exchange of the demonstration: it signs what it tells. */
export async function seedExchange(dependencies: Dependencies, ctiSecret: string): Promise<void> {
  const { db, clock, random, secret } = dependencies;
  const id = newId('exc', clock().getTime(), random(16));
  const secrets = [sealExchangeSecret(secret, id, ctiSecret)];
  await insertExchange(db, { id, name: NAME, secrets, createdAt: clock() });
  const staff = await db
    .select({ id: schema.users.id, role: schema.users.role })
    .from(schema.users)
    .where(inArray(schema.users.role, ['agent', 'supervisor']));
  const rows = staff.map(({ id: userId, role }) => ({ extension: EXTENSIONS[role as 'agent'], userId }));
  await db.insert(schema.extensions).values(rows).onConflictDoNothing();
}

/** It takes orders too; its address moves with the ports at every start. Whoever connected another keeps that. */
export async function seedExchangeControl(
  { db, secret }: Dependencies,
  { url, token }: { readonly url: string; readonly token: string },
): Promise<void> {
  const { exchanges } = schema;
  const [known] = await db.select().from(exchanges).where(eq(exchanges.name, NAME));
  if (!known || (known.control && !known.control.url.startsWith('http://127.0.0.1:'))) return;
  const can = { dials: true, pauses: true, recordings: 'copy', survey: 'callback' } as const;
  const control = { ...can, ...known.control, url: `${url}/control` };
  const controlToken = sealExchangeSecret(secret, known.id, token);
  await db.update(exchanges).set({ control, controlToken }).where(eq(exchanges.id, known.id));
}
