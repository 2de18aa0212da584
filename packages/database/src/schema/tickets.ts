import type {
  Channel,
  CustomFieldValue,
  EventType,
  Language,
  LegalType,
  LinkKind,
  Location,
  MergedState,
  MessageAuthor,
  NoticeRoute,
  Priority,
  Requester,
  Shelf,
  Status,
} from '@sinia/core';
import type {
  BillingSnapshot,
  ContactSnapshot,
  RequesterProofs,
  TicketIdentification,
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
import { bytes, time, transactionId, tsvector } from './column-types.ts';

export interface ChannelAddress {
  readonly channel: Channel;
  readonly address: string;
  /** It began below a post, where everybody reads it. */
  readonly isPublic?: true;
}

export const tickets = pgTable(
  'tickets',
  {
    id: text('id').primaryKey(),
    reference: text('reference').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<Status>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    subject: text('subject').notNull(),
    language: text('language').$type<Language>().notNull(),
    priority: text('priority').$type<Priority>().notNull(),
    assigneeId: text('assignee_id'),
    groupId: text('group_id').notNull(),
    category: text('category'),
    legalType: text('legal_type').$type<LegalType>(),
    tags: text('tags').array().notNull(),
    customFields: jsonb('custom_fields').$type<Record<string, CustomFieldValue>>().notNull(),
    origin: jsonb('origin').$type<ChannelAddress>().notNull(),
    /** Who asked, as claimed when the contact was made. */
    requester: jsonb('requester').$type<Requester>().notNull(),
    /** Whether the opening proved who asks: DMARC, portal identity, staff or secret key. */
    requesterVerified: boolean('requester_verified').notNull(),
    /** What stands behind each part of the claim; what is missing was only typed. */
    requesterProofs: jsonb('requester_proofs').$type<RequesterProofs>(),
    /** The contact that asked, as far as anybody knows; where it was merged, the one that it was. */
    contactId: text('contact_id'),
    /** How that was found; null until somebody has looked. */
    identification: jsonb('identification').$type<TicketIdentification>(),
    /** What we knew of them when they asked. */
    contactSnapshot: jsonb('contact_snapshot').$type<ContactSnapshot>(),
    billingSnapshot: jsonb('billing_snapshot').$type<BillingSnapshot>(),
    /** `site:<siteId>:<subject>` or `agent:<id>`: who may follow it as their own. */
    ownerKey: text('owner_key'),
    /** The contact in whose name it was opened by somebody who acts for them: they read it as long as they may act. */
    representedId: text('represented_id'),
    noticeRoute: jsonb('notice_route').$type<NoticeRoute>(),
    location: jsonb('location').$type<Location>(),
    /** The mailbox that was written to: replies leave from it. Null where mail had no part. */
    mailboxId: text('mailbox_id'),
    /** The written conversation that it came from. Null where there is none. */
    conversationId: text('conversation_id'),
    /** Why it is out of the working views: it sleeps until `snoozedUntil`, is spam, or went into `mergedIntoId`. */
    shelf: text('shelf').$type<Shelf>(),
    snoozedUntil: time('snoozed_until'),
    mergedIntoId: text('merged_into_id'),
    /** The message of another ticket that this one was split from. */
    splitFromMessageId: text('split_from_message_id'),
    /** Came by an import into history: nothing of it is told, no term runs. */
    imported: boolean('imported').notNull().default(false),
    follows: text('follows'),
    /** Another ticket that this message may belong to, offered to the agent: never joined by itself. */
    suggestedTicketId: text('suggested_ticket_id'),
    lastMessagePreview: text('last_message_preview').notNull(),
    lastMessageAuthor: text('last_message_author').$type<MessageAuthor>().notNull(),
    lastMessageAt: time('last_message_at').notNull(),
    /** Something that a person must look at: a parked event, a message that could not be delivered. */
    trouble: text('trouble').$type<'event_parked' | 'delivery_failed'>(),
    eventSeq: integer('event_seq').notNull(),
    eventHash: bytes('event_hash').notNull(),
    startedAt: time('started_at'),
    firstAssignedAt: time('first_assigned_at'),
    firstRepliedAt: time('first_replied_at'),
    solvedAt: time('solved_at'),
    closedAt: time('closed_at'),
    resolutionNotifiedAt: time('resolution_notified_at'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => {
    const unresolved = sql`${table.status} in ('new', 'open', 'pending', 'on_hold') and ${table.shelf} is null`;
    const byMessage = [table.lastMessageAt, table.id] as const;
    return [
      uniqueIndex('tickets_reference').on(table.reference),
      index('tickets_unresolved')
        .on(...byMessage)
        .where(unresolved),
      index('tickets_unassigned')
        .on(...byMessage)
        .where(sql`${table.assigneeId} is null and ${unresolved}`),
      index('tickets_resolved')
        .on(...byMessage)
        .where(sql`${table.status} in ('solved', 'closed') and ${table.shelf} is null`),
      index('tickets_assignee')
        .on(table.assigneeId, ...byMessage)
        .where(sql`${table.assigneeId} is not null and ${unresolved}`),
      index('tickets_shelf')
        .on(table.shelf, ...byMessage)
        .where(sql`${table.shelf} is not null`),
      index('tickets_waking').on(table.snoozedUntil).where(sql`${table.shelf} = 'snoozed'`),
      index('tickets_merged').on(table.mergedIntoId).where(sql`${table.mergedIntoId} is not null`),
      index('tickets_updated').on(table.updatedAt, table.id),
      index('tickets_contact')
        .on(table.contactId, table.createdAt)
        .where(sql`${table.contactId} is not null`),
      index('tickets_represented').on(table.representedId).where(sql`${table.representedId} is not null`),
      index('tickets_owner').on(table.ownerKey, table.createdAt).where(sql`${table.ownerKey} is not null`),
    ];
  },
);

/** Addresses of a mail: `bcc` is known only of mail that we sent. */
export interface MailCopies {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

/** A sign that somebody put on a message: the customer on ours, or on theirs. */
export interface MessageReaction {
  readonly by: 'customer' | 'us';
  readonly emoji: string;
}

export interface TextSegment {
  readonly kind: 'body' | 'quote' | 'signature';
  readonly length: number;
}

/** The comment, post or mention that a message is, or that an answer of ours stands below. */
export interface MessagePlace {
  readonly commentId: string;
  readonly url: string | null;
  /** Since when only its author and we see it, ISO. */
  readonly hiddenAt: string | null;
}

export const messages = pgTable(
  'messages',
  {
    id: text('id').primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    visibility: text('visibility').$type<'public' | 'internal'>().notNull(),
    author: text('author').$type<MessageAuthor>().notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    authorAddress: text('author_address'),
    channel: text('channel').$type<Channel>().notNull(),
    body: text('body').notNull(),
    /** Of the group in whose name an agent answered: leaves below the body, no part of it. */
    signature: text('signature'),
    /** Cleaned when it came in; null where the message is plain text. */
    html: text('html'),
    /** Where body, quotes and signature lie in `body`: folded on screen, never cut. */
    segments: jsonb('segments').$type<TextSegment[]>(),
    /** How sure we are of the author, and the words beside it: see core/threading. */
    trust: text('trust').$type<'verified' | 'unverified' | 'held' | 'new_person'>().notNull(),
    /** Past a limit of the mail parser: the raw message is shown as text. */
    truncated: text('truncated'),
    envelopeId: text('envelope_id'),
    /** Whom a mail was written to beside the requester, as it came or as it leaves. */
    copies: jsonb('copies').$type<MailCopies>(),
    /** To whom an internal message was forwarded: the customer does not see it. */
    forwardedTo: text('forwarded_to').array(),
    /** Where everybody can read it; null for what was written to us, or by us to somebody, alone. */
    place: jsonb('place').$type<MessagePlace>(),
    reactions: jsonb('reactions').$type<MessageReaction[]>(),
    /** When its author changed it at the provider, and what stood there first. */
    editedAt: time('edited_at'),
    originalBody: text('original_body'),
    /** When its author took it back: nothing of it is kept here. */
    erasedAt: time('erased_at'),
    /** Message-ID of the mail that brought it (RFC 5322), or of the reply that left. */
    mailMessageId: text('mail_message_id'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('messages_ticket').on(table.ticketId, table.createdAt, table.id),
    index('messages_mail_id').on(table.mailMessageId).where(sql`${table.mailMessageId} is not null`),
  ],
);

export const attachments = pgTable(
  'attachments',
  {
    id: text('id').primaryKey(),
    ticketId: text('ticket_id'),
    messageId: text('message_id'),
    /** Whose upload it is until it is attached: only that caller may attach it. */
    uploaderKey: text('uploader_key').notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: bytes('sha256').notNull(),
    contentId: text('content_id'),
    inline: boolean('inline').notNull().default(false),
    /** What a virus scanner says of it: nobody gets what waits or is infected. Null where nobody looks. */
    scan: text('scan').$type<'waiting' | 'clean' | 'infected'>(),
    /** What the scanner calls what it found. */
    virus: text('virus'),
    scanDueAt: time('scan_due_at'),
    scannedAt: time('scanned_at'),
    /** Why it could not be looked at last. */
    scanFailure: text('scan_failure').$type<'unreachable' | 'fault'>(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('attachments_message').on(table.messageId),
    index('attachments_to_scan').on(table.scanDueAt).where(sql`${table.scan} = 'waiting'`),
    index('attachments_scanned').on(table.scannedAt).where(sql`${table.scannedAt} is not null`),
    index('attachments_unattached').on(table.createdAt).where(sql`${table.messageId} is null`),
  ],
);

/** The addresses that may write to a ticket by mail. A CC is none of them until an agent approves it. */
export const participants = pgTable(
  'participants',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    address: text('address').notNull(),
    kind: text('kind').$type<'requester' | 'approved'>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.address] }),
    index('participants_address').on(table.address),
  ],
);

/** Tickets about the same matter. Kept once, with the smaller id first where the kind has no direction. */
export const ticketLinks = pgTable(
  'ticket_links',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    otherId: text('other_id')
      .notNull()
      .references(() => tickets.id),
    kind: text('kind').$type<LinkKind>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.otherId] }),
    index('ticket_links_other').on(table.otherId),
  ],
);

/** A merge can be undone: what the ticket was before it went into another. */
export const merges = pgTable(
  'merges',
  {
    id: text('id').primaryKey(),
    ticketId: text('ticket_id').notNull(),
    intoTicketId: text('into_ticket_id').notNull(),
    before: jsonb('before').$type<MergedState>().notNull(),
    mergedBy: text('merged_by').notNull(),
    mergedAt: time('merged_at').notNull(),
    undoneAt: time('undone_at'),
  },
  (table) => [
    index('merges_ticket').on(table.ticketId).where(sql`${table.undoneAt} is null`),
    index('merges_into').on(table.intoTicketId),
  ],
);

/** Staff who want to hear of a ticket that is not theirs. */
export const followers = pgTable(
  'followers',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    userId: text('user_id').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.userId] }),
    index('followers_user').on(table.userId),
  ],
);

/** The timeline. Appended with the change, chained per ticket over a salted digest of the payload. */
export const events = pgTable(
  'events',
  {
    ticketId: text('ticket_id').notNull(),
    seq: integer('seq').notNull(),
    position: bigint('position', { mode: 'number' }).generatedAlwaysAsIdentity(),
    transaction: transactionId('transaction').notNull().default(sql`pg_current_xact_id()`),
    type: text('type').$type<EventType>().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    salt: bytes('salt').notNull(),
    digest: bytes('digest').notNull(),
    hash: bytes('hash').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.seq] }),
    uniqueIndex('events_position').on(table.position),
    index('events_feed').on(table.transaction, table.position),
  ],
);

/** One document a ticket: subject and all bodies, both stemmers. `bucket` and `era` cut the index by age. */
export const ticketSearch = pgTable(
  'ticket_search',
  {
    ticketId: text('ticket_id').primaryKey(),
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity(),
    bucket: integer('bucket').notNull().generatedAlwaysAs(sql`(ordinal >> 13)::int`),
    era: integer('era').notNull().generatedAlwaysAs(sql`(ordinal >> 17)::int`),
    document: tsvector('document').notNull(),
  },
  (table) => [
    uniqueIndex('ticket_search_ordinal').on(table.ordinal),
    index('ticket_search_document')
      .using('gin', table.bucket, table.era, table.document)
      // New documents wait in a list of 1 MB and enter together: a word of many costs one place in the index.
      .with({ gin_pending_list_limit: 1024 }),
  ],
);

export const surveys = pgTable('surveys', {
  ticketId: text('ticket_id')
    .primaryKey()
    .references(() => tickets.id),
  invitedAt: time('invited_at').notNull(),
  answeredAt: time('answered_at'),
  rating: integer('rating'),
  comment: text('comment'),
  cause: text('cause').$type<'supply' | 'attention' | 'time' | 'answer' | 'other'>(),
});
