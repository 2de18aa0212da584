import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, time } from './column-types.ts';
import { tickets } from './tickets.ts';

/** What an exchange can be told to do, and where. Its token is kept sealed beside it. */
export interface ExchangeControlSettings {
  /** Base address of the control API: `https://pbx.example/control`. */
  readonly url: string;
  readonly dials: boolean;
  readonly pauses: boolean;
  /** `copy`: brought here as soon as there is one; `on_demand`: when somebody wants to listen. */
  readonly recordings: 'copy' | 'on_demand' | 'none';
  /** How it asks a customer for a rating when it is told to; `none`: it does not. */
  readonly survey: 'callback' | 'link' | 'none';
}

/** An order to call somebody: the same order is placed once, however often it is sent. */
export const callDials = pgTable('call_dials', {
  id: text('id').primaryKey(),
  exchangeId: text('exchange_id').notNull(),
  agentId: text('agent_id').notNull(),
  extension: text('extension').notNull(),
  number: text('number').notNull(),
  ticketId: text('ticket_id'),
  createdAt: time('created_at').notNull(),
  /** The exchange's id of the call, and ours, once it was placed. */
  exchangeCall: text('exchange_call'),
  callId: text('call_id'),
});

export type RecordingStatus = 'waiting' | 'linked' | 'kept' | 'deleted';

/**
 * A recording that an exchange told of. `linked`: it lies with the exchange until somebody listens; `kept`: its bytes lie
 * in our files under this id.
 */
export const callRecordings = pgTable(
  'call_recordings',
  {
    id: text('id').primaryKey(),
    exchangeId: text('exchange_id').notNull(),
    exchangeCall: text('exchange_call').notNull(),
    /** The exchange's id of it. */
    recordingId: text('recording_id').notNull(),
    status: text('status').$type<RecordingStatus>().notNull(),
    mediaType: text('media_type'),
    sha256: bytes('sha256'),
    fetchedAt: time('fetched_at'),
    deletedAt: time('deleted_at'),
    deletedWhy: text('deleted_why'),
    createdAt: time('created_at').notNull(),
    /** When somebody must look at it again; null when nothing is left to do. */
    dueAt: time('due_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    uniqueIndex('call_recordings_once').on(table.exchangeId, table.recordingId),
    index('call_recordings_call').on(table.exchangeId, table.exchangeCall),
    index('call_recordings_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

export type CallSurveyStatus = 'waiting' | 'asked' | 'answered' | 'left' | 'dropped';

/**
 * The rating of a resolved ticket that somebody rang about: it comes from the exchange's survey, or is left to the one
 * of the mail. One a ticket.
 */
export const callSurveys = pgTable(
  'call_surveys',
  {
    ticketId: text('ticket_id')
      .primaryKey()
      .references(() => tickets.id),
    callId: text('call_id').notNull(),
    status: text('status').$type<CallSurveyStatus>().notNull(),
    /** When the call had been rated before it was asked: what comes later is the answer. */
    ratedBefore: time('rated_before'),
    askedAt: time('asked_at'),
    createdAt: time('created_at').notNull(),
    dueAt: time('due_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    index('call_surveys_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index('call_surveys_call').on(table.callId),
  ],
);
