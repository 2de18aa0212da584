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
import { plainText, time } from './column-types.ts';

/** How the customer master is reached. One row: there is one master. */
export const directoryConnections = pgTable('directory_connections', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<'soap' | 'rest' | 'sql' | 'file'>().notNull(),
  /** Address, user, mapping: whatever the kind needs and is no secret. */
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  /** Sealed with AES-256-GCM. */
  password: text('password'),
  /** `https://…/{contract}`: where an agent sees more. */
  linkTemplate: text('link_template'),
  /** Whether contacts are written back as notes. */
  writesBack: boolean('writes_back').notNull().default(false),
  pausedAt: time('paused_at'),
  /** Where the next incremental import begins. */
  cursor: text('cursor'),
  fullDueAt: time('full_due_at').notNull(),
  changesDueAt: time('changes_due_at').notNull(),
  /** Until when the replica is known to be like the master. */
  syncedAt: time('synced_at'),
  lastFullAt: time('last_full_at'),
  lastFailure: text('last_failure'),
  lastFailureAt: time('last_failure_at'),
  failures: integer('failures').notNull().default(0),
  updatedBy: text('updated_by').notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** A copy of the customer master. Of whoever it may not show only the version stays, so that nothing older comes back. */
export const directoryCustomers = pgTable(
  'directory_customers',
  {
    id: text('id').primaryKey(),
    standing: text('standing').$type<'active' | 'blocked' | 'anonymised' | 'deleted'>().notNull(),
    /** Everything but the contracts; null for whoever may not be shown. */
    profile: jsonb('profile').$type<Record<string, unknown>>(),
    /** When the master last changed it. */
    version: time('version').notNull(),
    hash: text('hash').notNull(),
    /** The run that wrote it last. */
    runId: text('run_id'),
  },
  (table) => [index('directory_customers_run').on(table.runId)],
);

/** By what a customer is found, in one written form: exactly, and each word of a name by how it begins. */
export const directoryKeys = pgTable(
  'directory_keys',
  {
    kind: text('kind').notNull(),
    value: plainText('value').notNull(),
    customerId: text('customer_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.value, table.customerId] }),
    index('directory_keys_customer').on(table.customerId),
  ],
);

/** What a customer is to a contract and its supply. */
export const directoryContracts = pgTable(
  'directory_contracts',
  {
    customerId: text('customer_id').notNull(),
    number: text('number').notNull(),
    role: text('role').notNull(),
    status: text('status').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.number, table.role] }),
    index('directory_contracts_number').on(table.number),
  ],
);

/** An import into the copy, one after the other; it goes on where it was after a kill. */
export const directoryRuns = pgTable(
  'directory_runs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'full' | 'changes' | 'file'>().notNull(),
    /** Tries everything and writes nothing. */
    dryRun: boolean('dry_run').notNull(),
    status: text('status')
      .$type<'waiting' | 'running' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone'>()
      .notNull(),
    /** Of an uploaded file. */
    fileId: text('file_id'),
    fileName: text('file_name'),
    format: jsonb('format').$type<Record<string, unknown>>(),
    /** Whether whoever it does not name is gone. */
    complete: boolean('complete').notNull(),
    /** Whether so many may be gone that somebody had to say that it is right. */
    acceptsMissing: boolean('accepts_missing').notNull().default(false),
    /** How fresh its data is. */
    asOf: time('as_of').notNull(),
    cursor: text('cursor'),
    total: integer('total'),
    done: integer('done').notNull().default(0),
    created: integer('created').notNull().default(0),
    updated: integer('updated').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    outdated: integer('outdated').notNull().default(0),
    removed: integer('removed').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    lastFailure: text('last_failure'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: time('due_at').notNull(),
    startedBy: text('started_by').notNull(),
    createdAt: time('created_at').notNull(),
    finishedAt: time('finished_at'),
    /** Who took it back. */
    undoneBy: text('undone_by'),
    undoneAt: time('undone_at'),
  },
  (table) => [
    index('directory_runs_open').on(table.createdAt).where(sql`${table.finishedAt} is null`),
    index('directory_runs_complete')
      .on(table.asOf)
      .where(sql`${table.complete} and ${table.status} = 'done'`),
    index('directory_runs_latest').on(table.createdAt),
  ],
);

/** An uploaded file of customers, in pieces of the file store, kept until it is a day old. */
export const directoryFiles = pgTable('directory_files', {
  id: text('id').primaryKey(),
  /** In their order. */
  pieces: text('pieces').array().notNull(),
  size: bigint('size', { mode: 'number' }).notNull(),
  uploadedBy: text('uploaded_by').notNull(),
  createdAt: time('created_at').notNull(),
});

/** What a run did to whom, and what was there before: the report, and the way back. */
export const directoryRunRows = pgTable(
  'directory_run_rows',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    runId: text('run_id').notNull(),
    /** Which record of the master; null for whoever was not named. */
    row: integer('row'),
    customerId: text('customer_id'),
    outcome: text('outcome').$type<'created' | 'updated' | 'removed' | 'rejected'>().notNull(),
    problem: text('problem'),
    field: text('field'),
    /** The customer before; null where there was none. */
    before: jsonb('before').$type<Record<string, unknown>>(),
  },
  (table) => [
    index('directory_run_rows_run').on(table.runId, table.outcome, table.position),
    index('directory_run_rows_customer').on(table.customerId).where(sql`${table.before} is not null`),
  ],
);

/** Whom a complete run has named so far: at its end the others are gone. */
export const directoryRunSeen = pgTable(
  'directory_run_seen',
  { runId: text('run_id').notNull(), customerId: text('customer_id').notNull() },
  (table) => [primaryKey({ columns: [table.runId, table.customerId] })],
);

/** What the copy has to tell the rest of the house, written with the change: `directory.blocked`. */
export const directoryEvents = pgTable(
  'directory_events',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    type: text('type').$type<'directory.blocked'>().notNull(),
    customerId: text('customer_id').notNull(),
    at: time('at').notNull(),
  },
  (table) => [uniqueIndex('directory_events_once').on(table.type, table.customerId)],
);

/** Contacts to be noted in the master, one a ticket. */
export const directoryNotes = pgTable(
  'directory_notes',
  {
    ticketId: text('ticket_id').primaryKey(),
    note: jsonb('note').$type<Record<string, unknown>>().notNull(),
    status: text('status').$type<'queued' | 'sending' | 'sent' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: time('due_at').notNull(),
    leaseUntil: time('lease_until'),
    externalId: text('external_id'),
    failure: text('failure'),
    createdAt: time('created_at').notNull(),
    sentAt: time('sent_at'),
  },
  (table) => [
    index('directory_notes_due').on(table.dueAt).where(sql`${table.status} in ('queued', 'sending')`),
  ],
);

/** Who answers for an integration, as an administrator wrote it down. */
export const integrationOwners = pgTable('integration_owners', {
  id: text('id').primaryKey(),
  owner: text('owner').notNull(),
  updatedBy: text('updated_by').notNull(),
  updatedAt: time('updated_at').notNull(),
});
