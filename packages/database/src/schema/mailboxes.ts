import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time } from './column-types.ts';
import { groups } from './staff.ts';

/** An address that customers write to: atenció, avaries, facturació. Replies leave from the one that was written to. */
export const mailboxes = pgTable(
  'mailboxes',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    address: text('address').notNull().unique(),
    /** Where its new tickets go. */
    groupId: text('group_id')
      .notNull()
      .references(() => groups.id),
    isDefault: boolean('is_default').notNull().default(false),
    /** `imaps://user:password@host`, sealed with AES-256-GCM; null where mail comes to our own listener. */
    imap: text('imap'),
    /** Tenant, application, secret and address at Microsoft 365, sealed likewise; at most one of the two is set. */
    graph: text('graph'),
    /** Mail that is older than this is not read: it enters only by an import. */
    connectedAt: time('connected_at').notNull(),
    pausedAt: time('paused_at'),
    lastReadAt: time('last_read_at'),
    lastError: text('last_error'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [uniqueIndex('mailboxes_one_default').on(table.isDefault).where(sql`${table.isDefault}`)],
);

/** Older mail that enters quietly into history: no notices, no terms. */
export const mailImports = pgTable(
  'mail_imports',
  {
    id: text('id').primaryKey(),
    mailboxId: text('mailbox_id')
      .notNull()
      .references(() => mailboxes.id),
    /** As the server names it; `\Sent` where it is the one for sent mail (RFC 6154), whatever its name. */
    folder: text('folder').notNull(),
    uidValidity: text('uid_validity'),
    since: time('since').notNull(),
    status: text('status').$type<'waiting' | 'running' | 'done' | 'stopped' | 'failed'>().notNull(),
    /** How far it went (RFC 3501 UID), so that it goes on after a stop. */
    lastUid: bigint('last_uid', { mode: 'number' }).notNull().default(0),
    total: integer('total').notNull().default(0),
    taken: integer('taken').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    lastError: text('last_error'),
    startedBy: text('started_by').notNull(),
    createdAt: time('created_at').notNull(),
    finishedAt: time('finished_at'),
  },
  (table) => [index('mail_imports_open').on(table.createdAt).where(sql`${table.finishedAt} is null`)],
);

/** Senders whose mail goes to quarantine: an address, or a whole domain (`@example.com`). */
export const blockedSenders = pgTable('blocked_senders', {
  sender: text('sender').primaryKey(),
  blockedBy: text('blocked_by').notNull(),
  blockedAt: time('blocked_at').notNull(),
  hits: integer('hits').notNull().default(0),
  lastAt: time('last_at'),
});
