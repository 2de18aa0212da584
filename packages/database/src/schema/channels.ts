import type { Breaker, Channel, DeliveryStatus, NoticeKind } from '@sinia/core';
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
import { time } from './column-types.ts';
import { groups } from './staff.ts';

/** A telephone number, page, profile or bot of ours at a provider. */
export const channelAccounts = pgTable(
  'channel_accounts',
  {
    id: text('id').primaryKey(),
    channel: text('channel').$type<Channel>().notNull(),
    name: text('name').notNull(),
    /** As the provider names it in its webhooks. */
    externalId: text('external_id').notNull(),
    /** Where its new tickets go. */
    groupId: text('group_id')
      .notNull()
      .references(() => groups.id),
    /** What is no secret: the business account, the kind of login, what the provider has granted. */
    settings: jsonb('settings').$type<Record<string, string>>().notNull(),
    /** Signing secrets and tokens, sealed with AES-256-GCM. */
    secrets: text('secrets').notNull(),
    tokenExpiresAt: time('token_expires_at'),
    pausedAt: time('paused_at'),
    /** How far what no webhook tells has been asked for. */
    pollCursor: text('poll_cursor'),
    lastEventAt: time('last_event_at'),
    lastSentAt: time('last_sent_at'),
    /** A send code about the account or the provider; null once something works again. */
    lastError: text('last_error'),
    lastErrorAt: time('last_error_at'),
    /** How the provider has answered of late: while it is open, nothing is asked of it. */
    breaker: jsonb('breaker').$type<Breaker>().notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [uniqueIndex('channel_accounts_external').on(table.channel, table.externalId)],
);

/** Where the provider wants answers sent. */
export interface ConversationFacts {
  readonly [name: string]: string;
}

/** What one person and one account of ours write to each other; it goes on from ticket to ticket. */
export const conversations = pgTable(
  'conversations',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => channelAccounts.id),
    channel: text('channel').$type<Channel>().notNull(),
    /** A comment under a post is read by everybody. */
    isPublic: boolean('is_public').notNull().default(false),
    /** By which the provider knows them, the surest first. */
    ids: text('ids').array().notNull(),
    name: text('name'),
    /** What people call it: a number, a user name. */
    address: text('address'),
    facts: jsonb('facts').$type<ConversationFacts>().notNull(),
    /** The latest ticket of it. */
    ticketId: text('ticket_id'),
    /** When the provider says that the customer last wrote: what the answering window is computed from. */
    lastCustomerAt: time('last_customer_at'),
    /** Open until then whatever the usual window: it began at an advertisement. */
    openUntil: time('open_until'),
    /** Another application holds it. */
    heldElsewhere: boolean('held_elsewhere').notNull().default(false),
    /** When their name was asked for at the provider; null where it is still to be asked. */
    namedAt: time('named_at'),
    /** They have blocked us, or taken the app away. */
    unreachableAt: time('unreachable_at'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('conversations_ticket').on(table.ticketId),
    index('conversations_unnamed').on(table.createdAt).where(sql`${table.namedAt} is null`),
    index('conversations_account').on(table.accountId, table.lastCustomerAt),
  ],
);

/** Every id that leads to a conversation; more of them as the provider tells them. */
export const conversationAliases = pgTable(
  'conversation_aliases',
  {
    accountId: text('account_id').notNull(),
    alias: text('alias').notNull(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.alias] })],
);

/** One item of a webhook, taken out of its envelope: processed by itself, in the order of its conversation. */
export const channelEvents = pgTable(
  'channel_events',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    envelopeId: text('envelope_id').notNull(),
    accountId: text('account_id').notNull(),
    kind: text('kind').notNull(),
    /** The provider's: with account and kind, what makes a redelivery the same. */
    providerId: text('provider_id').notNull(),
    orderKey: text('order_key').notNull(),
    /** As it was parsed; emptied once it is processed, so that it is kept in one place. */
    event: jsonb('event').$type<Record<string, unknown>>().notNull(),
    dueAt: time('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    processedAt: time('processed_at'),
    outcome: text('outcome'),
    lastError: text('last_error'),
    ticketId: text('ticket_id'),
  },
  (table) => [
    uniqueIndex('channel_events_once').on(table.accountId, table.kind, table.providerId),
    index('channel_events_due').on(table.dueAt).where(sql`${table.processedAt} is null`),
    index('channel_events_order')
      .on(table.accountId, table.orderKey, table.position)
      .where(sql`${table.processedAt} is null`),
    index('channel_events_envelope').on(table.envelopeId),
    index('channel_events_parked')
      .on(table.accountId, table.processedAt)
      .where(sql`${table.outcome} = 'parked'`),
  ],
);

/** Which of our messages a message of the provider is. */
export const providerMessages = pgTable(
  'provider_messages',
  {
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    messageId: text('message_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.providerId] }),
    index('provider_messages_message').on(table.messageId),
  ],
);

/** A delivery may leave in several messages of the provider, a text and its pictures: each is sent once. */
export const deliveryParts = pgTable(
  'delivery_parts',
  {
    deliveryId: text('delivery_id').notNull(),
    part: integer('part').notNull(),
    accountId: text('account_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Sent along where the provider gives it back. */
    correlation: text('correlation').notNull(),
    /** SHA-256 of its words: by it an echo is known where nothing of ours comes back. */
    digest: text('digest'),
    providerId: text('provider_id'),
    status: text('status').$type<DeliveryStatus>().notNull(),
    code: text('code'),
    reason: text('reason'),
    attemptedAt: time('attempted_at').notNull(),
    sentAt: time('sent_at'),
    deliveredAt: time('delivered_at'),
    readAt: time('read_at'),
    failedAt: time('failed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.deliveryId, table.part] }),
    uniqueIndex('delivery_parts_provider')
      .on(table.accountId, table.providerId)
      .where(sql`${table.providerId} is not null`),
    uniqueIndex('delivery_parts_correlation').on(table.accountId, table.correlation),
    index('delivery_parts_pace').on(table.accountId, table.attemptedAt),
    index('delivery_parts_conversation').on(table.conversationId, table.attemptedAt),
    index('delivery_parts_unknown')
      .on(table.attemptedAt)
      .where(sql`${table.status} in ('sending', 'unknown')`),
  ],
);

/** A file that a customer's message names: fetched after the message is there, so that the words never wait for it. */
export const mediaFetches = pgTable(
  'media_fetches',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    messageId: text('message_id').notNull(),
    kind: text('kind').$type<'image' | 'audio' | 'video' | 'document' | 'sticker'>().notNull(),
    fileName: text('file_name'),
    source: jsonb('source').$type<Record<string, unknown>>().notNull(),
    status: text('status').$type<'waiting' | 'stored' | 'refused'>().notNull(),
    /** Why there is no file: too large, gone, infected. */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: time('due_at').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('media_fetches_message').on(table.messageId),
    index('media_fetches_due').on(table.dueAt).where(sql`${table.status} = 'waiting'`),
  ],
);

/** Texts that a provider has approved for outside of the answering window. */
export const channelTemplates = pgTable(
  'channel_templates',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => channelAccounts.id),
    name: text('name').notNull(),
    language: text('language').notNull(),
    status: text('status').$type<'approved' | 'rejected' | 'paused' | 'disabled' | 'pending'>().notNull(),
    category: text('category').notNull(),
    /** With `{{1}}`, `{{2}}`… where values go. */
    body: text('body').notNull(),
    parameters: integer('parameters').notNull(),
    reason: text('reason'),
    /** Which notice it stands for when the window is closed. */
    notice: text('notice').$type<NoticeKind>(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.name, table.language] })],
);
