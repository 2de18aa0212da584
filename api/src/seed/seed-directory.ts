import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { Dependencies } from '../use-cases/context.ts';
import { AQUACIS, sealPassword } from '../use-cases/directory/connection-store.ts';

/** The billing system of the demonstration: connected once; its address moves with the ports at every start. */
export async function seedDirectory(
  { db, clock, secret }: Dependencies,
  { url, password }: { readonly url: string; readonly password: string },
): Promise<void> {
  const { directoryConnections } = schema;
  const now = clock();
  const settings = { url: `${url}/soap`, user: 'sinia', explotacio: '001', passwordType: 'digest' };
  const made = await db
    .insert(directoryConnections)
    .values({
      ...{ id: AQUACIS, kind: 'soap', settings, password: sealPassword(secret, password) },
      linkTemplate: `${url}/contracte/{contract}`,
      ...{ fullDueAt: now, changesDueAt: now, updatedBy: 'demo', updatedAt: now },
    })
    .onConflictDoNothing()
    .returning({ id: directoryConnections.id });
  if (made.length > 0) return;
  const [known] = await db.select().from(directoryConnections).where(eq(directoryConnections.id, AQUACIS));
  // Whoever connected another system keeps it.
  if (known?.updatedBy !== 'demo') return;
  const moved = { settings, linkTemplate: `${url}/contracte/{contract}`, updatedAt: now };
  await db.update(directoryConnections).set(moved).where(eq(directoryConnections.id, AQUACIS));
}
