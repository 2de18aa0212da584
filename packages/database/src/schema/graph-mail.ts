import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { time } from './column-types.ts';
import { mailboxes } from './mailboxes.ts';

/** How far a mailbox of Microsoft 365 was read, and how we are told of what is new there. */
export const graphReadings = pgTable('graph_readings', {
  mailboxId: text('mailbox_id')
    .primaryKey()
    .references(() => mailboxes.id, { onDelete: 'cascade' }),
  /** Where the last delta query ended: a link, as Graph gave it. Null before the first. */
  deltaLink: text('delta_link'),
  /** The secret that genuine notifications carry, sealed with AES-256-GCM. */
  clientState: text('client_state').notNull(),
  subscriptionId: text('subscription_id'),
  subscriptionUntil: time('subscription_until'),
  /** Microsoft wants it authorised again. */
  subscriptionRenew: boolean('subscription_renew').notNull().default(false),
  /** Why we are not told; mail is then found by asking. */
  subscriptionError: text('subscription_error'),
  subscriptionTriedAt: time('subscription_tried_at'),
  lastToldAt: time('last_told_at'),
});

/** A mail that is being, or was, handed to Graph: whoever tries again looks first whether it has left. */
export const graphSends = pgTable(
  'graph_sends',
  {
    messageId: text('message_id').primaryKey(),
    attemptedAt: time('attempted_at').notNull(),
    /** Of a large one, which is begun as a draft. */
    draftId: text('draft_id'),
  },
  (table) => [index('graph_sends_age').on(table.attemptedAt)],
);
