import type { AlertKind, AlertSettings, Language, StaffRole } from '@sinia/core';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, time } from './column-types.ts';
import type { MailCopies } from './tickets.ts';

/** The people who sign in. better-auth owns the columns up to `twoFactorEnabled`; the rest is ours. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: time('created_at').notNull().defaultNow(),
  updatedAt: time('updated_at').notNull().defaultNow(),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  role: text('role').$type<StaffRole>().notNull().default('light'),
  language: text('language').$type<Language>().notNull().default('ca'),
  disabledAt: time('disabled_at'),
  /** An administrator who works tickets too, and so uses a seat. */
  worksTickets: boolean('works_tickets').notNull().default(false),
  /** Shown at the next sign-in, so that a stranger's access is noticed. */
  lastSignInAt: time('last_sign_in_at'),
  previousSignInAt: time('previous_sign_in_at'),
});

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: time('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
    /** Whether this very session began with a second factor. */
    secondFactor: boolean('second_factor').notNull().default(false),
    /** The session at the provider that this one began with (`sid`), which a logout there names. */
    providerSession: text('provider_session'),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** Guesses at a password or a second factor, counted before they are judged; known and unknown names alike. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    /** SHA-256 of the kind of guess and the name. */
    key: bytes('key').primaryKey(),
    count: integer('count').notNull(),
    lockedUntil: time('locked_until'),
    lastAt: time('last_at').notNull(),
  },
  (table) => [index('sign_in_attempts_last').on(table.lastAt)],
);

export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: time('access_token_expires_at'),
    refreshTokenExpiresAt: time('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('accounts_provider').on(table.providerId, table.accountId)],
);

export const verifications = pgTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: time('expires_at').notNull(),
  createdAt: time('created_at').notNull().defaultNow(),
  updatedAt: time('updated_at').notNull().defaultNow(),
});

export const twoFactors = pgTable('two_factors', {
  id: text('id').primaryKey(),
  userId: text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: boolean('verified').notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: time('locked_until'),
});

/** Links with which somebody of the staff chooses a password: SHA-256 of the token; used or renewed, the row is gone. */
export const invitations = pgTable('invitations', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  hash: bytes('hash').notNull().unique(),
  expiresAt: time('expires_at').notNull(),
});

export const groups = pgTable(
  'groups',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull().unique(),
    isDefault: boolean('is_default').notNull().default(false),
    /** Stands below the replies of its agents, by language; what is missing falls back to Catalan. */
    signature: jsonb('signature').$type<Partial<Record<Language, string>>>().notNull().default({}),
  },
  (table) => [uniqueIndex('groups_one_default').on(table.isDefault).where(sql`${table.isDefault}`)],
);

export const groupMembers = pgTable(
  'group_members',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.userId] })],
);

/** Reply and note in the making, one of each kind per person and ticket: kept here, not in the host's storage. */
export const drafts = pgTable(
  'drafts',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    ticketId: text('ticket_id').notNull(),
    visibility: text('visibility').$type<'public' | 'internal'>().notNull(),
    body: text('body').notNull(),
    /** As it was formatted; null where it is plain text. */
    html: text('html'),
    copies: jsonb('copies').$type<MailCopies>(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.ticketId, table.visibility] })],
);

/** A ticket that is being taken down for a customer: one per person, so that it outlives the page and the host. */
export const openingDrafts = pgTable('opening_drafts', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The fields of the form as they stand; what is not right yet is kept too. */
  form: jsonb('form').$type<Record<string, unknown>>().notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** A reply that leaves in a moment, so that it can be taken back: nothing of it exists for anybody else until then. */
export const heldReplies = pgTable(
  'held_replies',
  {
    id: text('id').primaryKey(),
    ticketId: text('ticket_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What will be carried out, as the caller sent it. */
    message: jsonb('message').$type<Record<string, unknown>>().notNull(),
    dueAt: time('due_at').notNull(),
    /** Why it could not leave; its author decides then. */
    refusal: text('refusal'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('held_replies_due').on(table.dueAt).where(sql`${table.refusal} is null`),
    index('held_replies_ticket').on(table.ticketId),
  ],
);

/** Who has a ticket open, and whether they write; a row lives for a few heartbeats. */
export const presence = pgTable(
  'presence',
  {
    ticketId: text('ticket_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    doing: text('doing').$type<'viewing' | 'typing'>().notNull(),
    seenAt: time('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.userId] }),
    index('presence_seen').on(table.seenAt),
  ],
);

/** What a member of staff is told, once for each event: in the desk at once, by mail if they want it so. */
export const alerts = pgTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<AlertKind>().notNull(),
    ticketId: text('ticket_id').notNull(),
    seq: integer('seq').notNull(),
    createdAt: time('created_at').notNull(),
    readAt: time('read_at'),
    /** When a mail about it is due; null where none is wanted or it has left. */
    mailDueAt: time('mail_due_at'),
  },
  (table) => [
    uniqueIndex('alerts_once').on(table.userId, table.ticketId, table.seq, table.kind),
    index('alerts_unread').on(table.userId, table.createdAt).where(sql`${table.readAt} is null`),
    index('alerts_mail').on(table.mailDueAt).where(sql`${table.mailDueAt} is not null`),
  ],
);

/** What each person chose; where there is no row, the defaults of core serve. */
export const alertSettings = pgTable('alert_settings', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  settings: jsonb('settings').$type<AlertSettings>().notNull(),
  updatedAt: time('updated_at').notNull(),
});
