import { randomUUID } from 'node:crypto';
import { readInbox } from '@sinia/channels/graph-mail';
import { createFakeGraphMail, serveFake } from '@sinia/channels/testing/providers';
import { schema } from '@sinia/database';
import { desc, eq } from 'drizzle-orm';
import { createApp } from '../../src/app.ts';
import { processMail } from '../../src/jobs/process-mail.ts';
import { graphReading } from '../../src/jobs/read-graph-mailbox.ts';
import type { Dependencies } from '../../src/use-cases/context.ts';
import { graphClientOf } from '../../src/use-cases/mailboxes/graph-client-of.ts';
import { type MailboxRow, readMailboxRows } from '../../src/use-cases/mailboxes/mailbox-store.ts';
import { createMailbox } from '../../src/use-cases/mailboxes/save-mailbox.ts';
import type { Topic } from '../../src/use-cases/topic.ts';
import { openHouse } from './house.ts';

export const ACCOUNT = {
  tenant: 'amsa.example',
  clientId: randomUUID(),
  clientSecret: 'el secret de l’aplicació',
  user: 'consultes@sinia.example',
};

/** A house with one mailbox of Microsoft 365, and the fake behind it. */
export async function openGraphHouse() {
  let origin = '';
  let door: ReturnType<typeof createApp> | undefined;
  const fake = createFakeGraphMail({
    ...{ ...ACCOUNT, origin: () => origin, now: () => house.world.clock(), pageSize: 2 },
    fetch: async (url, init) => {
      const { pathname, search } = new URL(String(url));
      return (door as typeof app).request(`${pathname}${search}`, init);
    },
  });
  const served = await serveFake(fake.app);
  origin = served.origin;
  const providers = { microsoftLogin: origin, microsoftGraph: origin };
  const house = await openHouse({ verdict: 'none' }, { providers });
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const live: Dependencies = {
    ...house.world,
    wake(topic = 'committed') {
      setTimeout(() => {
        for (const listener of listeners) listener([topic]);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const app = createApp(live);
  door = app;
  const context = { ...house.as({ ...house.agent, role: 'admin' }), dependencies: live };
  const input = { name: 'Consultes', address: ACCOUNT.user, groupId: house.groupId, imap: null };
  const graph = { ...ACCOUNT, sends: true };
  const { id } = await createMailbox.execute(context, createMailbox.input.parse({ ...input, graph }));
  const { db } = house.world;
  const row = async () => (await readMailboxRows(db)).find((one) => one.id === id) as MailboxRow;
  const reading = async () => {
    const mailbox = await row();
    const entrance = graphClientOf(live, mailbox);
    if (!entrance) throw new Error('the mailbox is not connected');
    return graphReading(live, mailbox, entrance, new Date(mailbox.connectedAt.getTime() - 900_000));
  };
  return {
    ...{ ...house, fake, live, app, context, mailboxId: id, row },
    /** One round of the reader, and everything that follows from it. */
    async read() {
      const options = await reading();
      await options.keepNotified();
      await readInbox(options);
      while ((await processMail(house.mail)) > 0);
      await house.settle();
    },
    state: async () => {
      const [found] = await db
        .select()
        .from(schema.graphReadings)
        .where(eq(schema.graphReadings.mailboxId, id));
      return found as typeof schema.graphReadings.$inferSelect;
    },
    ticketsOf: (subject: string) =>
      db.select().from(schema.tickets).where(eq(schema.tickets.subject, subject)),
    lastDelivery: async (ticketId: string) => {
      const [found] = await db
        .select()
        .from(schema.deliveries)
        .where(eq(schema.deliveries.ticketId, ticketId))
        .orderBy(desc(schema.deliveries.createdAt), desc(schema.deliveries.id))
        .limit(1);
      return found as typeof schema.deliveries.$inferSelect;
    },
    async close() {
      await house.close();
      await served.close();
    },
  };
}
