import { readInbox } from '@sinia/channels/graph-mail';
import { demoMailbox } from '@sinia/channels/testing/demo';
import { demoProviders, serveFake } from '@sinia/channels/testing/providers';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { processMail } from '../../src/jobs/process-mail.ts';
import { graphReading } from '../../src/jobs/read-graph-mailbox.ts';
import { seedMailbox } from '../../src/seed/seed-mailbox.ts';
import { graphClientOf } from '../../src/use-cases/mailboxes/graph-client-of.ts';
import { readMailboxRows } from '../../src/use-cases/mailboxes/mailbox-store.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { openHouse } from './house.ts';

const SECRET = 'el secret de la demostració';

test('a customer of the demonstration writes by mail of Microsoft 365, gets the key, and is answered there', async () => {
  let origin = '';
  const { hosts, providers } = demoProviders({
    ...{ secret: SECRET, baseUrl: 'http://127.0.0.1:1', origin: () => origin },
  });
  const served = await serveFake(hosts);
  origin = served.origin;
  const places = { microsoftLogin: `${origin}/login`, microsoftGraph: `${origin}/graph` };
  const house = await openHouse({ verdict: 'none' }, { providers: places });
  const { world } = house;
  await seedMailbox(world, SECRET);
  await seedMailbox(world, SECRET);
  const rows = (await readMailboxRows(world.db)).filter(
    ({ address }) => address === demoMailbox(SECRET).user,
  );
  expect(rows).toHaveLength(1);
  const [row] = rows;
  const reading = graphReading(world, row!, graphClientOf(world, row!)!, new Date(0));
  const quiet = async () => {
    await readInbox(reading);
    while ((await processMail(house.mail)) > 0);
    await house.settle();
  };
  const { screen, write } = providers.mail.phoneOf('ana');
  await write('No surt aigua\n\nDes d’ahir al vespre.');
  await quiet();
  const [ticket] = await world.db
    .select()
    .from(schema.tickets)
    .where(eq(schema.tickets.subject, 'No surt aigua'));
  expect(ticket).toMatchObject({ channel: 'email', requesterVerified: true, mailboxId: row!.id });
  const key = ticket!.reference.replace(/(\d{4})(?=\d)/g, '$1 ');
  await expect.poll(() => screen.lines.at(-1)?.text).toContain(key);
  const message = { body: 'Hi anem de seguida.', visibility: 'public' as const };
  await replyToTicket.execute(house.as(house.agent), { id: ticket!.id, message });
  await house.settle();
  await expect.poll(() => screen.lines.at(-1)?.text).toContain('Hi anem de seguida.');
  await write('Gràcies!');
  await quiet();
  const { messages, tickets } = schema;
  expect(await world.db.$count(messages, eq(messages.ticketId, ticket!.id))).toBe(3);
  expect(await world.db.$count(tickets)).toBe(1);
  await house.close();
  await served.close();
});
