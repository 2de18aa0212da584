import type { ChatSettings } from '@sinia/core/chat';
import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { time } from './column-types.ts';
import { users } from './staff.ts';

/** Every version of how the live chat is kept; the highest counts. */
export const chatSettings = pgTable('chat_settings', {
  version: integer('version').primaryKey(),
  settings: jsonb('settings').$type<ChatSettings>().notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: time('saved_at').notNull(),
});

/** Whose chat is connected, and who writes at the moment: it runs out without a word. */
export const chatPresence = pgTable('chat_presence', {
  ticketId: text('ticket_id').primaryKey(),
  seenAt: time('seen_at').notNull(),
  typingAt: time('typing_at'),
});

/** Who answers chats. Whose desk has not been heard of for a while does not. */
export const chatAttendants = pgTable('chat_attendants', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  available: boolean('available').notNull(),
  seenAt: time('seen_at').notNull(),
});
