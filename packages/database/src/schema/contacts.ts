import type { Language } from '@sinia/core';
import type {
  AuthorityProof,
  BillingSnapshot,
  ContactField,
  ContactKind,
  ContactSnapshot,
  ContractRole,
  ContractStatus,
  DuplicateReason,
  IdentificationSettings,
  IdentityKind,
  IdentitySource,
  Proof,
} from '@sinia/core/identity';
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
import { time, tsvector } from './column-types.ts';

/** A person or an organisation. Its fields are what the rules make of `contact_facts`, so that lists read one row. */
export const contacts = pgTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    kind: text('kind').$type<ContactKind>().notNull(),
    name: text('name').notNull(),
    address: text('address'),
    language: text('language').$type<Language>(),
    preferredChannel: text('preferred_channel').$type<'email' | 'sms' | 'post' | 'phone'>(),
    vulnerable: boolean('vulnerable'),
    over65: boolean('over65'),
    /** The customer's number in Aquacis. */
    aquacisId: text('aquacis_id').unique(),
    mergedIntoId: text('merged_into_id'),
    /** Where the chain of merges ends: itself, or the contact that it went into in the end. */
    rootId: text('root_id').notNull(),
    /** By which version of the settings the fields were decided. */
    settingsVersion: integer('settings_version').notNull(),
    lastContactAt: time('last_contact_at'),
    /** Blocked in the billing system: not destroyed, shown to nobody (LOPDGDD, 32). */
    blockedAt: time('blocked_at'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    index('contacts_root').on(table.rootId),
    index('contacts_updated').on(table.updatedAt, table.id).where(sql`${table.mergedIntoId} is null`),
    index('contacts_settings').on(table.settingsVersion),
  ],
);

/** What each source says of a field: the latest of each; which one counts is a rule, so nothing is overwritten. */
export const contactFacts = pgTable(
  'contact_facts',
  {
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    field: text('field').$type<ContactField>().notNull(),
    source: text('source').$type<IdentitySource>().notNull(),
    value: jsonb('value').$type<string | boolean>().notNull(),
    proof: text('proof').$type<Proof>(),
    by: text('by').notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.field, table.source] })],
);

/** By what a contact is recognised, in the one written form. They stay with their contact when it is merged. */
export const contactIdentities = pgTable(
  'contact_identities',
  {
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text('kind').$type<IdentityKind>().notNull(),
    value: text('value').notNull(),
    source: text('source').$type<IdentitySource>().notNull(),
    /** How it was verified; null where somebody only said so. */
    proof: text('proof').$type<Proof>(),
    by: text('by').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.kind, table.value] }),
    index('contact_identities_value').on(table.kind, table.value),
    uniqueIndex('contact_identities_personal')
      .on(table.kind, table.value)
      .where(sql`${table.kind} not in ('email', 'phone', 'contract')`),
  ],
);

/** Contracts that we know of otherwise than from Aquacis, whose own are read from its copy. */
export const contactContracts = pgTable(
  'contact_contracts',
  {
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    number: text('number').notNull(),
    role: text('role').$type<ContractRole>().notNull(),
    status: text('status').$type<ContractStatus>(),
    supplyPointId: text('supply_point_id'),
    supplyAddress: text('supply_address'),
    meterSerial: text('meter_serial'),
    use: text('use'),
    /** Days. */
    startDate: text('start_date'),
    endDate: text('end_date'),
    source: text('source').$type<IdentitySource>().notNull(),
    by: text('by').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.number, table.role] }),
    index('contact_contracts_number').on(table.number),
  ],
);

/** What staff keep in mind about a contact; no customer reads it. */
export const contactNotes = pgTable(
  'contact_notes',
  {
    id: text('id').primaryKey(),
    contactId: text('contact_id').notNull(),
    body: text('body').notNull(),
    authorKey: text('author_key').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: time('created_at').notNull(),
    removedAt: time('removed_at'),
  },
  (table) => [index('contact_notes_contact').on(table.contactId, table.createdAt)],
);

/** That somebody acts for somebody else, for how long and how it was shown. */
export const representations = pgTable(
  'representations',
  {
    id: text('id').primaryKey(),
    representativeId: text('representative_id').notNull(),
    representedId: text('represented_id').notNull(),
    contracts: text('contracts').array(),
    proof: text('proof').$type<AuthorityProof>().notNull(),
    /** The file that shows it, of a ticket. */
    attachmentId: text('attachment_id'),
    remark: text('remark'),
    validFrom: time('valid_from').notNull(),
    expiresAt: time('expires_at'),
    createdBy: text('created_by').notNull(),
    createdAt: time('created_at').notNull(),
    revokedBy: text('revoked_by'),
    revokedAt: time('revoked_at'),
  },
  (table) => [
    index('representations_representative').on(table.representativeId),
    index('representations_represented').on(table.representedId),
  ],
);

/** The words by which a contact is found, each as it begins. */
export const contactSearch = pgTable(
  'contact_search',
  { contactId: text('contact_id').primaryKey(), document: tsvector('document').notNull() },
  (table) => [index('contact_search_document').using('gin', table.document)],
);

/** What became of a contact: appended, never updated. */
export const contactEvents = pgTable(
  'contact_events',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    contactId: text('contact_id').notNull(),
    type: text('type').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    changes: jsonb('changes').$type<Record<string, { before: unknown; after: unknown }>>().notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('contact_events_contact').on(table.contactId, table.position)],
);

/** Every version of the rules; the highest counts. */
export const identificationSettings = pgTable('identification_settings', {
  version: integer('version').primaryKey(),
  settings: jsonb('settings').$type<IdentificationSettings>().notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: time('saved_at').notNull(),
});

/** Tickets whose requester is looked up after they were opened. */
export const pendingIdentifications = pgTable(
  'pending_identifications',
  {
    ticketId: text('ticket_id').primaryKey(),
    dueAt: time('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [index('pending_identifications_due').on(table.dueAt)],
);

/** Calls of unknown people, who are looked for in the billing system. */
export const pendingCallers = pgTable(
  'pending_callers',
  {
    callId: text('call_id').primaryKey(),
    dueAt: time('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [index('pending_callers_due').on(table.dueAt)],
);

/** What tickets kept of a contact that is blocked: put aside, shown to nobody, not destroyed. */
export const blockedSnapshots = pgTable(
  'blocked_snapshots',
  {
    ticketId: text('ticket_id').primaryKey(),
    contactId: text('contact_id').notNull(),
    contactSnapshot: jsonb('contact_snapshot').$type<ContactSnapshot>(),
    billingSnapshot: jsonb('billing_snapshot').$type<BillingSnapshot>(),
    blockedAt: time('blocked_at').notNull(),
  },
  (table) => [index('blocked_snapshots_contact').on(table.contactId)],
);

/** A merge can be undone: nothing but the place of the contact has changed, and whose word counts for which field. */
export const contactMerges = pgTable(
  'contact_merges',
  {
    id: text('id').primaryKey(),
    contactId: text('contact_id').notNull(),
    intoContactId: text('into_contact_id').notNull(),
    chosen: jsonb('chosen').$type<Partial<Record<ContactField, string>>>().notNull(),
    mergedBy: text('merged_by').notNull(),
    mergedAt: time('merged_at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: time('undone_at'),
  },
  (table) => [
    index('contact_merges_contact').on(table.contactId),
    index('contact_merges_into').on(table.intoContactId),
  ],
);

/** Pairs that may be one person, the smaller id first; `dismissedAt`: somebody has looked, they are two. */
export const contactPairs = pgTable(
  'contact_pairs',
  {
    oneId: text('one_id').notNull(),
    otherId: text('other_id').notNull(),
    score: integer('score').notNull(),
    reasons: jsonb('reasons').$type<DuplicateReason[]>().notNull(),
    dismissedBy: text('dismissed_by'),
    dismissedAt: time('dismissed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.oneId, table.otherId] }),
    index('contact_pairs_other').on(table.otherId),
    index('contact_pairs_queue')
      .on(table.score, table.oneId, table.otherId)
      .where(sql`${table.dismissedAt} is null`),
  ],
);

/** Contacts that have changed and are compared with the others soon. */
export const pendingComparisons = pgTable('pending_comparisons', {
  contactId: text('contact_id').primaryKey(),
});
