import { createMailParserPool, type MailAuthenticator } from '@sinia/channels/email';
import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { desc, eq } from 'drizzle-orm';
import type { Actor, StaffActor } from '../../src/auth/actor.ts';
import { type TestWorld, testWorld } from '../../src/auth/test-world.ts';
import { createEnvelopeStore, mailEventKey } from '../../src/inbound/store-envelope.ts';
import { identifyTickets } from '../../src/jobs/identify-tickets.ts';
import { type MailProcessor, processMail } from '../../src/jobs/process-mail.ts';
import { sendDeliveries } from '../../src/jobs/send-deliveries.ts';
import { type MailIdentity, mailIdentity } from '../../src/outbox/mail-identity.ts';
import { relayEvents } from '../../src/outbox/relay.ts';
import type { Subscriber } from '../../src/outbox/subscriber.ts';
import { SUBSCRIBERS } from '../../src/outbox/subscribers.ts';
import { createTransports, type Transports } from '../../src/outbox/transports/index.ts';
import type { Context, Dependencies } from '../../src/use-cases/context.ts';
import { openTicket } from '../../src/use-cases/tickets/open-ticket.ts';

export interface House {
  readonly world: TestWorld;
  readonly groupId: string;
  readonly identity: MailIdentity;
  readonly mail: MailProcessor;
  readonly agent: StaffActor;
  readonly as: (actor: Actor) => Context;
  /** Relay, sender and identification until nothing is due. */
  readonly settle: (options?: {
    subscribers?: readonly Subscriber[];
    transports?: Transports;
  }) => Promise<void>;
  /** Stores a raw mail and processes it. */
  readonly receive: (
    raw: string,
    ...recipients: string[]
  ) => Promise<typeof schema.inboundEnvelopes.$inferSelect>;
  /** What was sent, oldest first. */
  readonly sent: () => Promise<(typeof schema.demoOutbox.$inferSelect)[]>;
  readonly open: (
    actor: Actor,
    requester?: Record<string, string>,
    more?: object,
  ) => Promise<{ id: string; reference: string }>;
  readonly close: () => Promise<void>;
}

/** Everything that follows a change, over a database of its own. */
export async function openHouse(
  dmarc: { verdict: 'pass' | 'none' | 'fail' } = { verdict: 'none' },
  settings: Partial<Dependencies['settings']> = {},
): Promise<House> {
  const world = await testWorld(process.env.SINIA_TEST_DATABASE_URL ?? '', { demo: true, ...settings });
  const groupId = newId('grp', Date.now(), world.random(16));
  await world.db.insert(schema.groups).values({ id: groupId, name: 'Atenció', isDefault: true });
  const agentId = newId('agt', Date.now(), world.random(16));
  const agent: StaffActor = {
    ...{ kind: 'staff', id: agentId, name: 'Marta Puig', email: 'marta@sinia.example', role: 'agent' },
    language: 'ca',
    groupIds: [groupId],
  };
  await world.db.insert(schema.users).values({
    id: agentId,
    name: agent.name,
    email: agent.email,
    role: 'agent',
    emailVerified: true,
  });
  const identity = mailIdentity(world.secret, world.settings.mailbox);
  const transports = createTransports(world, { smtpOut: undefined, sms: undefined });
  const authenticator: MailAuthenticator = {
    authenticate: async () => ({ dmarc: dmarc.verdict, spf: 'none', dkim: 'none', alignedDomain: null }),
    close: async () => undefined,
  };
  const mail: MailProcessor = {
    ...{ dependencies: world, authenticator },
    parser: createMailParserPool({ threads: 1 }),
    rawParser: createMailParserPool({ limits: { rawBytes: 0 } }),
    badTokens: { times: [] },
  };
  const { store } = createEnvelopeStore(world.sql, world.clock, world.random);
  const as = (actor: Actor): Context => ({
    ...{ actor, door: 'rest', requestId: 'req_test', language: 'ca', dependencies: world },
  });
  return {
    ...{ world, groupId, identity, mail, agent, as },
    async settle({ subscribers = SUBSCRIBERS, transports: ways = transports } = {}) {
      for (;;) {
        const relayed = await relayEvents(world, subscribers);
        const taken = await sendDeliveries({ dependencies: world, transports: ways });
        await identifyTickets(world);
        if (relayed + taken === 0) return;
      }
    },
    async receive(raw, ...recipients) {
      const bytes = Buffer.from(raw.replace(/\r?\n/g, '\r\n'));
      const rcptTo = recipients.length > 0 ? recipients : [world.settings.mailbox];
      const eventKey = mailEventKey(bytes, rcptTo);
      const mailFrom = /^Return-Path: <(.*)>/m.exec(raw)?.[1] ?? 'client@correu.example';
      const meta = { mailFrom, rcptTo, remoteAddress: '127.0.0.1', helo: 'test' };
      await store({ channel: 'email', account: world.settings.mailbox, eventKey, raw: bytes, meta });
      await processMail(mail);
      const [row] = await world.db
        .select()
        .from(schema.inboundEnvelopes)
        .where(eq(schema.inboundEnvelopes.eventKey, eventKey))
        .orderBy(desc(schema.inboundEnvelopes.receivedAt));
      return row!;
    },
    sent: () => world.db.select().from(schema.demoOutbox).orderBy(schema.demoOutbox.position),
    open: (actor, requester, more) =>
      openTicket.execute(as(actor), {
        ...{ subject: 'Surt aigua', body: 'Surt aigua de la vorera.' },
        ...(requester ? { requester } : {}),
        ...more,
      }),
    async close() {
      await Promise.all([mail.parser.close(), mail.rawParser.close()]);
      await world.database.drop();
    },
  };
}

export const SITE: Actor = { kind: 'site', id: 'sit_test', name: 'website', channel: 'web' };

export const INTEGRATION: Actor = {
  ...{ kind: 'integration', id: 'key_test', name: 'Aquacis' },
  scopes: ['tickets:read', 'tickets:write'],
};

let drawn = 0;

/** A plain mail; every one has a Message-ID of its own unless `messageId` is given. */
export function mailText(parts: {
  from?: string;
  subject?: string;
  body?: string;
  messageId?: string;
  headers?: string[];
}): string {
  drawn += 1;
  return [
    `From: ${parts.from ?? 'Anna Serra <anna@correu.example>'}`,
    'To: atencio@sinia.example',
    `Subject: ${parts.subject ?? 'Factura'}`,
    `Message-ID: <${parts.messageId ?? `m${drawn}-${process.pid}@correu.example`}>`,
    'Date: Mon, 2 Mar 2026 09:15:00 +0100',
    ...(parts.headers ?? []),
    '',
    parts.body ?? 'Bon dia, no entenc la factura que he rebut aquest mes.',
    '',
  ].join('\n');
}
