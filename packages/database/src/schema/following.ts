import type { DeliveryStatus, Language, NoticeKind, RouteChannel, Status } from '@sinia/core';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytes, time } from './column-types.ts';

/** What follows a committed event: one plain row, written in the same transaction, deleted by the relay. */
export const outbox = pgTable(
  'outbox',
  {
    ticketId: text('ticket_id').notNull(),
    seq: integer('seq').notNull(),
    dueAt: time('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    parkedAt: time('parked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.seq] }),
    index('outbox_due').on(table.dueAt).where(sql`${table.parkedAt} is null`),
  ],
);

/** Every message that leaves for a customer: decided with the change, rendered and sent by the worker. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    ticketId: text('ticket_id').notNull(),
    /** The event that owes it; with kind and address, what makes it unique. */
    seq: integer('seq').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    messageId: text('message_id'),
    channel: text('channel').$type<RouteChannel>().notNull(),
    address: text('address').notNull(),
    /** Where it goes on a written channel; null for mail, text messages and letters. */
    conversationId: text('conversation_id'),
    language: text('language').$type<Language>().notNull(),
    /** Data that the text needs and that is not on the ticket any more when it is sent. */
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** Provoked by unverified input: counts for the caps on automatic mail. */
    provoked: boolean('provoked').notNull(),
    status: text('status').$type<DeliveryStatus>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: time('due_at').notNull(),
    leaseUntil: time('lease_until'),
    mailMessageId: text('mail_message_id'),
    reason: text('reason'),
    sentAt: time('sent_at'),
    deliveredAt: time('delivered_at'),
    readAt: time('read_at'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('deliveries_once')
      .on(table.ticketId, table.seq, table.kind, table.address)
      .where(sql`${table.kind} <> 'access_link'`),
    index('deliveries_due').on(table.dueAt).where(sql`${table.status} in ('queued', 'sending')`),
    index('deliveries_provoked').on(table.address, table.createdAt).where(sql`${table.provoked}`),
    index('deliveries_provoked_sent').on(table.sentAt).where(sql`${table.provoked}`),
    index('deliveries_mail_id').on(table.mailMessageId).where(sql`${table.mailMessageId} is not null`),
  ],
);

/** An administrator's wording of a notice; where there is none, the shipped text serves. */
export const noticeTemplates = pgTable(
  'notice_templates',
  {
    kind: text('kind').$type<NoticeKind>().notNull(),
    language: text('language').$type<Language>().notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    version: integer('version').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.language] })],
);

/** Statuses whose changes an administrator does not want told; where there is no row, customers are told. */
export const noticeSwitches = pgTable('notice_switches', {
  status: text('status').$type<Status>().primaryKey(),
  notify: boolean('notify').notNull(),
  updatedBy: text('updated_by').notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** When each recurring job is next due; taken with a lock by the one worker that runs it. */
export const recurringJobs = pgTable('recurring_jobs', {
  name: text('name').primaryKey(),
  dueAt: time('due_at').notNull(),
  lastRunAt: time('last_run_at'),
  lastError: text('last_error'),
});

/** What the demonstration "sent": every outgoing message of every channel ends here and nowhere else. */
export const demoOutbox = pgTable('demo_outbox', {
  position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  id: text('id').notNull().unique(),
  channel: text('channel').notNull(),
  to: text('to').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  html: text('html'),
  headers: jsonb('headers').$type<Record<string, string>>().notNull(),
  attachments: jsonb('attachments')
    .$type<{ fileName: string; mediaType: string; size: number; contentId?: string }[]>()
    .notNull(),
  ticketReference: text('ticket_reference'),
  kind: text('kind').notNull(),
  sentAt: time('sent_at').notNull(),
});

/** Addresses that bounced for good (RFC 3464, status 5.x). */
export const bouncedAddresses = pgTable('bounced_addresses', {
  address: text('address').primaryKey(),
  reason: text('reason').notNull(),
  at: time('at').notNull(),
});

/** Every inbound message as it came, stored before it is acknowledged. */
export const inboundEnvelopes = pgTable(
  'inbound_envelopes',
  {
    id: text('id').primaryKey(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    /** What makes a redelivery the same message: the provider's id, or the hash of the bytes. */
    eventKey: text('event_key').notNull(),
    sha256: bytes('sha256').notNull(),
    raw: bytes('raw').notNull(),
    meta: jsonb('meta').$type<Record<string, unknown>>().notNull(),
    receivedAt: time('received_at').notNull(),
    dueAt: time('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    processedAt: time('processed_at'),
    outcome: text('outcome'),
    lastError: text('last_error'),
    ticketId: text('ticket_id'),
  },
  (table) => [
    uniqueIndex('inbound_envelopes_once').on(table.channel, table.account, table.eventKey),
    index('inbound_envelopes_due').on(table.dueAt).where(sql`${table.processedAt} is null`),
    index('inbound_envelopes_parked')
      .on(table.account, table.processedAt)
      .where(sql`${table.outcome} = 'parked'`),
  ],
);

/** A mail that came by two ways is one message: its Message-ID with the hash of its content. */
export const mailContents = pgTable('mail_contents', {
  contentKey: text('content_key').primaryKey(),
  envelopeId: text('envelope_id').notNull(),
});

/** How far a mailbox has been read (RFC 3501: UIDVALIDITY, UID). */
export const imapCursors = pgTable('imap_cursors', {
  mailbox: text('mailbox').primaryKey(),
  uidValidity: text('uid_validity').notNull(),
  lastUid: bigint('last_uid', { mode: 'number' }).notNull(),
});

/** An answer already given to an Idempotency-Key, for as long as the caller may ask again. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    response: jsonb('response').$type<unknown>().notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
);

/** Who did or saw what, through which door; sealed in batches. */
export const auditLog = pgTable('audit_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  transaction: text('transaction').notNull().default(sql`pg_current_xact_id()::text`),
  at: time('at').notNull(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id'),
  action: text('action').notNull(),
  ticketId: text('ticket_id'),
  door: text('door').notNull(),
  requestId: text('request_id').notNull(),
});

export const auditSeals = pgTable('audit_seals', {
  toId: bigint('to_id', { mode: 'number' }).primaryKey(),
  rows: integer('rows').notNull(),
  hash: bytes('hash').notNull(),
  sealedAt: time('sealed_at').notNull(),
});
