import type { Status } from './status.ts';

export const CHANNELS = [
  'email',
  'web',
  'portal',
  'intranet',
  'teams',
  'whatsapp',
  'messenger',
  'instagram',
  'x',
  'chat',
  'phone',
  'counter',
  'post',
  'sms',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const LANGUAGES = ['ca', 'es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LEGAL_TYPES = [
  'query',
  'incident',
  'complaint',
  'continuity',
  'billing',
  'data_rights',
  'accessibility',
  'dpo',
] as const;
export type LegalType = (typeof LEGAL_TYPES)[number];

export type CustomFieldValue = string | number | boolean | null;

/** Who asks, as claimed when the contact was made. */
export interface Requester {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly documentId?: string | undefined;
  readonly contract?: string | undefined;
}

/** By which channels a customer can be answered and told of changes. */
export const ROUTE_CHANNELS = [
  'email',
  'sms',
  'post',
  'whatsapp',
  'messenger',
  'instagram',
  'x',
  'teams',
  'chat',
] as const satisfies readonly Channel[];
export type RouteChannel = (typeof ROUTE_CHANNELS)[number];

/** A way that an intake can ask for. */
export interface AskedRoute {
  readonly channel: 'email' | 'sms' | 'post';
  readonly address: string;
}

/** The way back into a written conversation: there is none before the customer has written. */
export interface ConversationRoute {
  readonly channel: Exclude<RouteChannel, AskedRoute['channel']>;
  /** What people call it: a number, a user name. */
  readonly address: string;
  readonly conversationId: string;
}

/** Where a customer is answered and told of each change of status. */
export type NoticeRoute = AskedRoute | ConversationRoute;

/** Where the matter is: a street, not a person's home. */
export interface Location {
  readonly street: string;
  readonly number?: string | undefined;
  readonly supplyPointId?: string | undefined;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
}

/** Why a ticket is out of the working views although its status says nothing of it. */
export const SHELVES = ['snoozed', 'spam', 'merged'] as const;
export type Shelf = (typeof SHELVES)[number];

export const LINK_KINDS = ['related', 'child', 'split'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The fields that PATCH can write; only these raise the version. */
export interface TicketFields {
  readonly status: Status;
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly groupId: string;
  readonly category: string | null;
  readonly legalType: LegalType | null;
  readonly tags: readonly string[];
  readonly language: Language;
  readonly customFields: Readonly<Record<string, CustomFieldValue>>;
  readonly location: Location | null;
  /** The person that it is of. */
  readonly contactId: string | null;
  readonly noticeRoute: NoticeRoute | null;
}

export type TicketField = keyof TicketFields;

/** The fields that somebody wants written; what is absent stays. */
export type WantedFields = { readonly [Field in TicketField]?: TicketFields[Field] | undefined };

/** What a decision about a ticket needs to know of it. */
export interface Ticket extends TicketFields {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  /** When it first left `new`: from then on the customer reads EN TRÀMIT. */
  readonly startedAt: Date | null;
  readonly firstAssignedAt: Date | null;
  readonly firstRepliedAt: Date | null;
  readonly solvedAt: Date | null;
  readonly closedAt: Date | null;
}

export type Changes = {
  readonly [Field in TicketField]?: { readonly before: unknown; readonly after: unknown };
};

export const EVENT_TYPES = [
  'ticket.opened',
  'ticket.changed',
  'message.added',
  'ticket.snoozed',
  'ticket.woken',
  'ticket.marked_spam',
  'ticket.restored',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.split',
  'ticket.linked',
  'ticket.unlinked',
  'ticket.identified',
  'ticket.imported',
  'message.imported',
  'message.edited',
  'message.erased',
  'message.hidden',
  'message.shown',
  'survey.answered',
  'call.linked',
  'call.ended',
  'delivery.failed',
  'delivery.bounced',
  'delivery.withheld',
  'event.parked',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One action on a ticket gives one event, however much it changed: one line of the timeline, at most one notice. */
export interface TicketEvent {
  readonly type: EventType;
  readonly changes: Changes;
  readonly message?: {
    readonly id: string;
    readonly visibility: 'public' | 'internal';
    readonly author: MessageAuthor;
  };
  readonly detail?: Readonly<Record<string, CustomFieldValue>>;
}

export type MessageAuthor = 'customer' | 'agent' | 'integration' | 'system';
