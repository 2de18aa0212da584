import { demoMailbox } from '@sinia/channels/testing/demo';
import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { Dependencies } from '../use-cases/context.ts';
import { beginGraphReading } from '../use-cases/mailboxes/graph-reading-store.ts';
import { sealGraph } from '../use-cases/mailboxes/mailbox-store.ts';

/** The mailbox of Microsoft 365 of the demonstration; one that is there stays as it was left. */
export async function seedMailbox(dependencies: Dependencies, given: string): Promise<void> {
  const { db, clock, random, secret } = dependencies;
  const { groups, mailboxes } = schema;
  const [group] = await db.select({ id: groups.id }).from(groups).where(eq(groups.isDefault, true));
  if (!group) return;
  const { name, ...settings } = demoMailbox(given);
  const now = clock();
  const id = newId('mbx', now.getTime(), random(16));
  const row = { id, name, address: settings.user, groupId: group.id, connectedAt: now, createdAt: now };
  const graph = sealGraph(secret, id, { ...settings, sends: true });
  await db.transaction(async (tx) => {
    const made = await tx
      .insert(mailboxes)
      .values({ ...row, graph })
      .onConflictDoNothing()
      .returning();
    if (made.length > 0) await beginGraphReading(tx, dependencies, id);
  });
}
