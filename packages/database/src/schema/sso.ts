import type { StaffRole } from '@sinia/core';
import type { SsoSecondFactor } from '@sinia/core/sso';
import { boolean, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time } from './column-types.ts';
import { users } from './staff.ts';

/** The OpenID provider that colleagues sign in with: one row, `sso`. */
export const ssoSettings = pgTable('sso_settings', {
  id: text('id').primaryKey(),
  enabled: boolean('enabled').notNull(),
  /** How the provider is called on the button. */
  name: text('name').notNull(),
  issuer: text('issuer').notNull(),
  clientId: text('client_id').notNull(),
  /** AES-256-GCM under the server's secret. */
  clientSecret: text('client_secret').notNull(),
  secondFactor: text('second_factor').$type<SsoSecondFactor>().notNull(),
  /** The authentication context that is asked for, where the token has to prove the second factor. */
  context: text('context'),
  updatedAt: time('updated_at').notNull(),
});

/** What a group of the provider may do here. */
export const ssoGroupRoles = pgTable(
  'sso_group_roles',
  {
    id: text('id').primaryKey(),
    /** Object id of a group, or value of an application role, as it stands in the token. */
    group: text('group').notNull(),
    label: text('label').notNull(),
    role: text('role').$type<StaffRole>().notNull(),
    /** Our own groups that its people are in. */
    groupIds: jsonb('group_ids').$type<string[]>().notNull(),
  },
  (table) => [uniqueIndex('sso_group_roles_group').on(table.group)],
);

/** Whom the provider vouches for, by what never changes there: issuer and subject, never by address. */
export const ssoIdentities = pgTable(
  'sso_identities',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    /** AES-256-GCM under the server's secret; with it we ask whether they still work here. */
    refreshToken: text('refresh_token'),
    checkedAt: time('checked_at').notNull(),
    /** The role that their groups give and no seat is free for. */
    waitingFor: text('waiting_for').$type<StaffRole>(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [uniqueIndex('sso_identities_subject').on(table.issuer, table.subject)],
);
