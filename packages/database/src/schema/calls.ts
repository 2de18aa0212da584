import type { Language } from '@sinia/core';
import type {
  CallDirection,
  CallOutcome,
  CallPhase,
  CallPolicy,
  CallPriority,
  CallState,
} from '@sinia/core/call';
import type { TicketIdentification } from '@sinia/core/identity';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ExchangeControlSettings } from './call-control.ts';
import { bytes, time } from './column-types.ts';
import { users } from './staff.ts';

/** A telephone exchange that tells us of its calls. */
export const exchanges = pgTable('exchanges', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  /** Under which it signs: the newest first, the older until the exchange has changed too. Sealed with AES-256-GCM. */
  secrets: jsonb('secrets').$type<string[]>().notNull(),
  /** SHA-256 of the static token of an exchange that cannot sign. */
  tokenHash: bytes('token_hash'),
  /** From where the static token is taken: addresses or networks (CIDR). None: from nowhere. */
  addresses: text('addresses').array().notNull().default([]),
  /** Null for an exchange that cannot be told anything. */
  control: jsonb('control').$type<ExchangeControlSettings>(),
  /** Sealed like the secrets. */
  controlToken: text('control_token'),
  lastEventAt: time('last_event_at'),
  /** Its manager interface (Asterisk's AMI), where we listen there; the password is sealed. */
  manager: jsonb('manager').$type<ManagerSettings>(),
  managerSeenAt: time('manager_seen_at'),
  /** Why we do not hear it: `refused`, `unreachable`, `lost`. */
  managerFault: text('manager_fault').$type<ManagerFault>(),
  /** Where this machine sees its `queue_log`, and its call detail records as CSV. */
  queueLogPath: text('queue_log_path'),
  recordsPath: text('records_path'),
  createdAt: time('created_at').notNull(),
  /** From when on nothing is taken from it; its calls stay. */
  disabledAt: time('disabled_at'),
});

export interface ManagerSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly username: string;
  /** Sealed with AES-256-GCM. */
  readonly secret: string;
  /** `challenge`: the password is not sent, but an MD5 over it and what the exchange asks. */
  readonly login: 'plain' | 'challenge';
}

export const MANAGER_FAULTS = ['refused', 'unreachable', 'lost'] as const;
export type ManagerFault = (typeof MANAGER_FAULTS)[number];

/** How far a file of an exchange was read. */
export const exchangeFiles = pgTable(
  'exchange_files',
  {
    exchangeId: text('exchange_id').notNull(),
    kind: text('kind').$type<'queue_log' | 'cdr'>().notNull(),
    /** Which file it was: another one under the same name is read from its beginning. */
    identity: text('identity').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    readAt: time('read_at').notNull(),
    lastError: text('last_error'),
  },
  (table) => [primaryKey({ columns: [table.exchangeId, table.kind] })],
);

/** What the comparison of a day with the exchange's own records found. */
export const callReconciliations = pgTable(
  'call_reconciliations',
  {
    exchangeId: text('exchange_id').notNull(),
    day: date('day').notNull(),
    records: integer('records').notNull(),
    /** Calls that only the records knew. */
    lost: integer('lost').notNull(),
    comparedAt: time('compared_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.exchangeId, table.day] })],
);

/** Every event as it came, stored before it is acknowledged; what was understood of it stands beside it. */
export const callEvents = pgTable(
  'call_events',
  {
    id: text('id').primaryKey(),
    exchangeId: text('exchange_id').notNull(),
    /** What makes a redelivery the same event: the exchange's id of it, or the hash of the bytes. */
    eventKey: text('event_key').notNull(),
    source: text('source').$type<CallSource>().notNull(),
    raw: bytes('raw').notNull(),
    receivedAt: time('received_at').notNull(),
    dueAt: time('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    processedAt: time('processed_at'),
    lastError: text('last_error'),
    callId: text('call_id'),
    /** A `CallFact` whose time is text; null where nothing was understood. */
    fact: jsonb('fact').$type<StoredFact>(),
  },
  (table) => [
    uniqueIndex('call_events_once').on(table.exchangeId, table.eventKey),
    index('call_events_due').on(table.dueAt).where(sql`${table.processedAt} is null`),
    index('call_events_call').on(table.callId),
  ],
);

/** How an event came: posted, by the address of a template, from the exchange's manager, from its files, from ourselves. */
export const CALL_SOURCES = ['webhook', 'template', 'ami', 'queue_log', 'cdr', 'house'] as const;
export type CallSource = (typeof CALL_SOURCES)[number];

/** A fact as JSON keeps it. */
export type StoredFact = Readonly<Record<string, unknown>> & { readonly at: string };

/** What a call is made of that nobody filters by. */
export type CallDetailsRow = Pick<CallState, 'legs' | 'talks' | 'transfers' | 'menu'> &
  Partial<Pick<CallState, 'recordingPaused'>>;

/** A conversation by telephone, worked out of its events: it can be worked out again at any time. */
export const calls = pgTable(
  'calls',
  {
    id: text('id').primaryKey(),
    exchangeId: text('exchange_id').notNull(),
    /** The exchange's id of the call that it began with. */
    exchangeCall: text('exchange_call').notNull(),
    /** Told as two calls at first; the other one stands for both. */
    mergedIntoId: text('merged_into_id'),
    direction: text('direction').$type<CallDirection>().notNull(),
    phase: text('phase').$type<CallPhase>().notNull(),
    outcome: text('outcome').$type<CallOutcome>(),
    closing: text('closing').$type<CallState['closing']>().notNull(),
    callerKind: text('caller_kind').$type<'hidden' | 'short' | 'number'>().notNull(),
    /** The customer's number in E.164, or the digits of a short one; who calls, or whom we call. */
    number: text('number'),
    callerName: text('caller_name'),
    /** Our number that was called, or that we call from. */
    line: text('line'),
    queueId: text('queue_id'),
    queueName: text('queue_name'),
    startedAt: time('started_at').notNull(),
    queuedAt: time('queued_at'),
    answeredAt: time('answered_at'),
    endedAt: time('ended_at'),
    waitSeconds: integer('wait_seconds'),
    ringSeconds: integer('ring_seconds'),
    talkSeconds: integer('talk_seconds'),
    holdSeconds: integer('hold_seconds'),
    /** Who talks with the customer, or did last; where nobody has yet, whose telephone rings. */
    agentId: text('agent_id'),
    extension: text('extension'),
    priority: text('priority').$type<CallPriority>(),
    rating: integer('rating'),
    ratedAt: time('rated_at'),
    consent: boolean('consent'),
    consentAt: time('consent_at'),
    recordingId: text('recording_id'),
    recordingSeconds: integer('recording_seconds'),
    stale: boolean('stale').notNull(),
    cutWhileWaiting: boolean('cut_while_waiting').notNull(),
    details: jsonb('details').$type<CallDetailsRow>().notNull(),
    /** Whose call it is, as far as anybody knows; where that contact was merged, the one that it was. */
    contactId: text('contact_id'),
    /** How that was found; null until somebody has looked. */
    identification: jsonb('identification').$type<TicketIdentification>(),
    ticketId: text('ticket_id'),
    /** Whether an agent opened or chose the ticket, or the rules for ended calls. */
    ticketBy: text('ticket_by').$type<'agent' | 'rule'>(),
    reasonId: text('reason_id'),
    reasonBy: text('reason_by'),
    reasonAt: time('reason_at'),
    /** With which outcome, and when, the rules for ended calls were applied to it. */
    settledAs: text('settled_as').$type<CallOutcome>(),
    settledAt: time('settled_at'),
    /** When somebody must look at it again: to settle it, or because its end was never told. */
    lookAt: time('look_at'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    index('calls_started').on(table.startedAt, table.id),
    index('calls_going_on').on(table.startedAt).where(sql`${table.phase} <> 'ended'`),
    index('calls_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    index('calls_number').on(table.number, table.startedAt).where(sql`${table.number} is not null`),
    index('calls_contact').on(table.contactId, table.startedAt).where(sql`${table.contactId} is not null`),
    index('calls_ticket').on(table.ticketId).where(sql`${table.ticketId} is not null`),
  ],
);

/** Which of our calls an id of the exchange belongs to: legs and transfers of one conversation have several. */
export const callAliases = pgTable(
  'call_aliases',
  {
    exchangeId: text('exchange_id').notNull(),
    exchangeCall: text('exchange_call').notNull(),
    callId: text('call_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exchangeId, table.exchangeCall] }),
    index('call_aliases_call').on(table.callId),
  ],
);

/** Whose telephone it is. */
export const extensions = pgTable(
  'extensions',
  {
    extension: text('extension').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [index('extensions_user').on(table.userId)],
);

/**
 * `callback`: nobody answered them. `supervisor`: on the line, they wait for one. `supervisor_callback`: none came in time,
 * so one calls them.
 */
export const CALL_TASK_KINDS = ['callback', 'supervisor', 'supervisor_callback'] as const;
export type CallTaskKind = (typeof CALL_TASK_KINDS)[number];

/** A call that somebody owes to a customer: one of a kind for each call. */
export const callTasks = pgTable(
  'call_tasks',
  {
    id: text('id').primaryKey(),
    callId: text('call_id').notNull(),
    kind: text('kind').$type<CallTaskKind>().notNull(),
    /** Null where the caller hides it: it is asked for. */
    number: text('number'),
    dueAt: time('due_at').notNull(),
    createdAt: time('created_at').notNull(),
    /** Who sees to it, so that nobody else does too. */
    takenBy: text('taken_by'),
    doneAt: time('done_at'),
    doneBy: text('done_by'),
    /**
     * `spoken`: they were called, or called again and were answered; `dismissed`: somebody decided against it; `late`: no
     * supervisor came in time, and a call is owed instead.
     */
    doneHow: text('done_how').$type<'spoken' | 'dismissed' | 'late'>(),
  },
  (table) => [
    uniqueIndex('call_tasks_once').on(table.callId, table.kind),
    index('call_tasks_open').on(table.dueAt).where(sql`${table.doneAt} is null`),
    index('call_tasks_number').on(table.number).where(sql`${table.doneAt} is null`),
  ],
);

/** Every version of the rules for calls; the highest counts. */
export const callPolicies = pgTable('call_policies', {
  version: integer('version').primaryKey(),
  policy: jsonb('policy').$type<CallPolicy>().notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: time('saved_at').notNull(),
});

/** Why customers call: a tree. What was once used is retired, never removed. */
export const contactReasons = pgTable(
  'contact_reasons',
  {
    id: text('id').primaryKey(),
    parentId: text('parent_id'),
    /** Catalan always; what is missing falls back to it. */
    names: jsonb('names').$type<ReasonNames>().notNull(),
    position: integer('position').notNull(),
    retiredAt: time('retired_at'),
  },
  (table) => [index('contact_reasons_parent').on(table.parentId, table.position)],
);

export type ReasonNames = { readonly ca: string } & Partial<Readonly<Record<Language, string>>>;

/** What was odd about events, by day: the health of an exchange. */
export const callIssues = pgTable(
  'call_issues',
  {
    exchangeId: text('exchange_id').notNull(),
    issue: text('issue').notNull(),
    day: date('day').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
    lastAt: time('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.exchangeId, table.issue, table.day] })],
);
