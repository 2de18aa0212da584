import type { Scope } from '@sinia/core';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, time } from './column-types.ts';

export interface IdentitySecret {
  readonly kid: string;
  /** AES-256-GCM under the server's secret. */
  readonly sealed: string;
}

/** A page that may embed the widgets: its origins, its publishable key, the secrets with which it signs identities. */
export const sites = pgTable('sites', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  channel: text('channel').$type<'web' | 'portal' | 'intranet' | 'phone'>().notNull(),
  origins: text('origins').array().notNull(),
  publishableKey: text('publishable_key').notNull().unique(),
  identitySecrets: jsonb('identity_secrets').$type<IdentitySecret[]>().notNull(),
  createdAt: time('created_at').notNull(),
});

export const apiKeys = pgTable('api_keys', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  hash: bytes('hash').notNull().unique(),
  scopes: text('scopes').array().$type<Scope[]>().notNull(),
  createdAt: time('created_at').notNull(),
  lastUsedAt: time('last_used_at'),
  revokedAt: time('revoked_at'),
});

/** Links to one ticket: SHA-256 of the token, its one purpose, its end. */
export const accessTokens = pgTable(
  'access_tokens',
  {
    hash: bytes('hash').primaryKey(),
    ticketId: text('ticket_id').notNull(),
    purpose: text('purpose').$type<'tracking' | 'survey'>().notNull(),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('access_tokens_ticket').on(table.ticketId)],
);

/** One-time codes of the panel's pop-up sign-in (PKCE, S256). */
export const panelCodes = pgTable('panel_codes', {
  hash: bytes('hash').primaryKey(),
  userId: text('user_id').notNull(),
  challenge: text('challenge').notNull(),
  origin: text('origin').notNull(),
  expiresAt: time('expires_at').notNull(),
});

/** Proof-of-work challenges that were used up. */
export const spentChallenges = pgTable(
  'spent_challenges',
  { signature: text('signature').primaryKey(), expiresAt: time('expires_at').notNull() },
  (table) => [index('spent_challenges_expiry').on(table.expiresAt)],
);
