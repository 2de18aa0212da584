import type { Alert, LiveSignal } from '@sinia/api/trpc';
import type {
  AddMessageBody,
  AttachmentSummary,
  ChangeTicketBody,
  DeliveryState,
  Message,
  OpenedTicket,
  OpenTicketBody,
  Ticket,
  TicketEvent,
  TicketLink,
  TicketPage,
  TicketSummary,
} from '@sinia/contracts';
import type {
  AlertSettings,
  Channel,
  Doing,
  Language,
  NoticeKind,
  Priority,
  StaffRole,
  Status,
} from '@sinia/core';
import type { SearchFilters } from '../format/parse-search.ts';
import type { AdministrationPort } from './administration-port.ts';
import type { CallsPort } from './calls-port.ts';
import type { IndicatorsPort } from './indicators-port.ts';
import type { IntegrationsPort } from './integrations-port.ts';
import type { PeoplePort } from './people-port.ts';
import type { WorkPort } from './work-port.ts';

export const VIEWS = ['mine', 'unassigned', 'unresolved', 'resolved', 'followed', 'snoozed', 'spam'] as const;
export type View = (typeof VIEWS)[number];

/** How many tickets each view holds; 1000 means "a thousand or more". */
export type Counts = Readonly<Record<View, number>>;

export interface Staff {
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Who has signed in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly language: Language;
  /** The sign-in before this one; null the first time, absent where it is not told. */
  readonly lastAccessAt?: string | null | undefined;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One ticket, whole. */
export interface Thread {
  readonly ticket: Ticket;
  readonly messages: readonly Message[];
  readonly events: readonly TicketEvent[];
  /** Receipts and notices, which belong to no message. */
  readonly notices: readonly DeliveryState[];
  readonly previous: readonly TicketSummary[];
  readonly links: readonly TicketLink[];
  readonly followers: readonly Named[];
  /** Who could be called to it. */
  readonly mentionable: readonly Named[];
}

export type { Alert, AskedSupervisor, LiveSignal, Present, ShownChat, ShownChats } from '@sinia/api/trpc';

export type Visibility = 'public' | 'internal';
/** Something in the making; `html` where it is formatted. */
/** Who is to get a copy of a reply, as typed so far. */
export interface DraftCopies {
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

export interface Draft {
  readonly body: string;
  readonly html: string | null;
  /** Of a reply only. */
  readonly copies?: DraftCopies | null;
}
export type Drafts = Readonly<Record<Visibility, Draft>>;

/** A reply of one's own that can still be taken back, or that could not leave. */
export interface HeldReply {
  readonly id: string;
  readonly ticketId: string;
  readonly message: AddMessageBody;
  readonly attachments: readonly AttachmentSummary[];
  readonly leavesInMs: number;
  /** The code of the refusal. */
  readonly refusal: string | null;
}

/** A message that goes to third parties, with words of one's own. */
export interface Forwarding {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly body: string;
  readonly attachmentIds: readonly string[];
}

/** A ticket that begins at the desk. */
export interface OpeningRequest extends Omit<OpenTicketBody, 'challenge'> {
  readonly channel: Channel;
  readonly requester: NonNullable<OpenTicketBody['requester']>;
  /** `us` where we write first: the text is ours and leaves at once. */
  readonly writtenBy: 'customer' | 'us';
  /** Which of our mailboxes a mail begins from; the default one where none is named. */
  readonly mailboxId?: string;
  /** Whose it is, where that is certain. */
  readonly contactId?: string;
  readonly groupId?: string;
  readonly assigneeId?: string | null;
  readonly priority?: Priority;
  readonly tags?: string[];
}

/** An address of ours that a mail can leave from. */
export interface SendingMailbox {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly isDefault: boolean;
}

/** @see OpeningRequest; `readable` says whether the ticket is in one's own groups */
export type OpenedHere = OpenedTicket & { readonly readable: boolean };

/** What may tell that somebody has written before. */
export interface PersonClaim {
  readonly email?: string;
  readonly phone?: string;
  readonly documentId?: string;
  readonly contract?: string;
}

export interface ListRequest {
  readonly view: View;
  /** Words or a reference; with filters, searches everything that the caller may see, whatever the view. */
  readonly q?: string | undefined;
  readonly filters?: SearchFilters | undefined;
  readonly cursor?: string | undefined;
}

export interface NoticeText {
  readonly kind: NoticeKind;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  /** Whether an administrator's wording stands in for the shipped one. */
  readonly changed: boolean;
}

/** A notice on paper. */
export interface Letter {
  readonly id: string;
  readonly reference: string;
  readonly language: Language;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: string;
}

export interface Notices {
  readonly texts: readonly NoticeText[];
  /** Whether the customer is told when a ticket gets to a status. */
  readonly switches: Readonly<Record<Status, boolean>>;
}

export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveHandlers {
  onEvent(event: TicketEvent): void;
  /** How something stands now that is no event of a ticket: who is where, what one is told, which message moved on. */
  onSignal(signal: LiveSignal): void;
  onState(state: LiveState): void;
}

/**
 * Everything that the desk asks of its server. Every method rejects with a `DeskError`.
 * The console knows this port only: tRPC stands behind it in the product, an in-memory desk in tests.
 */
export interface DeskPort {
  readonly work: WorkPort;
  /** The page where customers follow a ticket with its key. */
  readonly trackingPage: string;
  counts(): Promise<Counts>;
  list(request: ListRequest): Promise<TicketPage>;
  read(ticketId: string): Promise<Thread>;
  /** @param version the one that was on the screen; another now gives `version_stale` */
  change(ticketId: string, version: number, changes: ChangeTicketBody): Promise<Ticket>;
  /** @param mentions whom it calls to the ticket */
  addNote(ticketId: string, note: AddMessageBody, mentions?: readonly string[]): Promise<void>;
  /** A reply, on its way in ten seconds. @param key one for each act of sending: the same key sends once */
  hold(ticketId: string, key: string, reply: AddMessageBody): Promise<HeldReply>;
  /** Sends a message on to third parties. @param key one for each act */
  forward(ticketId: string, key: string, forwarding: Forwarding): Promise<void>;
  /** Lets whoever wrote a message take part from then on. */
  approveSender(ticketId: string, messageId: string): Promise<void>;
  /** Takes a reply back: nothing of it leaves. */
  undoHeld(heldId: string): Promise<HeldReply>;
  held(): Promise<readonly HeldReply[]>;
  /** The default one first. */
  mailboxes(): Promise<readonly SendingMailbox[]>;
  /** @param key one for each act of opening: the same key opens one ticket */
  openTicket(key: string, opening: OpeningRequest): Promise<OpenedHere>;
  /** What the same person has open. */
  similarTickets(person: PersonClaim): Promise<readonly TicketSummary[]>;
  openingDraft(): Promise<Readonly<Record<string, unknown>> | null>;
  /** Null removes it. */
  saveOpeningDraft(form: Readonly<Record<string, unknown>> | null): Promise<void>;
  staff(): Promise<Staff>;
  drafts(ticketId: string): Promise<Drafts>;
  /** An empty body removes the draft. */
  saveDraft(ticketId: string, visibility: Visibility, draft: Draft): Promise<void>;
  /** @param onProgress from 0 to 1 */
  upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<AttachmentSummary>;
  /** A link to the file for a few minutes. */
  linkTo(attachmentId: string): Promise<string>;
  retryDelivery(deliveryId: string): Promise<void>;
  /** What waits to be printed and posted, oldest first. */
  letters(): Promise<readonly Letter[]>;
  postLetter(letterId: string): Promise<void>;
  /** What could not follow a change of the ticket is tried again, or was seen to in another way. */
  releaseParked(ticketId: string, choice: 'retry' | 'dismiss'): Promise<void>;
  /** What is asked about customers; its code is fetched when it is. */
  people(): Promise<PeoplePort>;
  /** What is asked about calls; its code is fetched when it is. */
  telephony(): Promise<CallsPort>;
  /** What is asked about the figures of the telephone; its code is fetched when it is. */
  indicators(): Promise<IndicatorsPort>;
  /** Says whether one answers chats; it holds for two heartbeats. */
  attendChats(available: boolean): Promise<unknown>;
  /** What is asked about the systems that we talk with; its code is fetched when it is. */
  integrations(): Promise<IntegrationsPort>;
  /** What only administrators ask; its code is fetched when they do. */
  administration(): Promise<AdministrationPort>;
  notices(): Promise<Notices>;
  previewNotice(notice: NoticeDraft): Promise<{ subject: string; text: string }>;
  saveNotice(notice: NoticeDraft): Promise<void>;
  /** Goes back to the shipped wording. */
  resetNotice(kind: NoticeKind, language: Language): Promise<void>;
  switchNotice(status: Status, notify: boolean): Promise<void>;
  /** Says that one has a ticket open; it holds for a few heartbeats. */
  showPresence(ticketId: string, doing: Doing): Promise<void>;
  endPresence(ticketId: string): Promise<void>;
  /** Hear of a ticket that is not one's own, or no more. */
  followTicket(ticketId: string, follow: boolean): Promise<void>;
  /** The newest things that one was told. */
  alerts(): Promise<readonly Alert[]>;
  /** One alert, those of a ticket, or all. */
  markAlertsRead(which: { readonly id?: string; readonly ticketId?: string }): Promise<void>;
  alertSettings(): Promise<AlertSettings>;
  saveAlertSettings(settings: AlertSettings): Promise<void>;
  /** Live events until the returned function is called; reconnects by itself and resumes where it was. */
  follow(handlers: LiveHandlers): () => void;
}

export type NoticeDraft = Pick<NoticeText, 'kind' | 'language' | 'subject' | 'text'>;
