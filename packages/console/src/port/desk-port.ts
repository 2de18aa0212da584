import type {
  AddMessageBody,
  AttachmentSummary,
  ChangeTicketBody,
  DeliveryState,
  Message,
  Ticket,
  TicketEvent,
  TicketPage,
  TicketSummary,
} from '@sinia/contracts';
import type { Language, NoticeKind, StaffRole, Status } from '@sinia/core';
import type { AdministrationPort } from './administration-port.ts';

export const VIEWS = ['mine', 'unassigned', 'unresolved', 'resolved'] as const;
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

/** One ticket, whole. */
export interface Thread {
  readonly ticket: Ticket;
  readonly messages: readonly Message[];
  readonly events: readonly TicketEvent[];
  /** Receipts and notices, which belong to no message. */
  readonly notices: readonly DeliveryState[];
  readonly previous: readonly TicketSummary[];
}

export type Visibility = 'public' | 'internal';
export type Drafts = Readonly<Record<Visibility, string>>;

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

export interface ListRequest {
  readonly view: View;
  /** Words or a reference; searches everything that the caller may see, whatever the view. */
  readonly q?: string | undefined;
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

export interface Notices {
  readonly texts: readonly NoticeText[];
  /** Whether the customer is told when a ticket gets to a status. */
  readonly switches: Readonly<Record<Status, boolean>>;
}

export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveHandlers {
  onEvent(event: TicketEvent): void;
  onState(state: LiveState): void;
}

/**
 * Everything that the desk asks of its server. Every method rejects with a `DeskError`.
 * The console knows this port only: tRPC stands behind it in the product, an in-memory desk in tests.
 */
export interface DeskPort {
  counts(): Promise<Counts>;
  list(request: ListRequest): Promise<TicketPage>;
  read(ticketId: string): Promise<Thread>;
  /** @param version the one that was on the screen; another now gives `version_stale` */
  change(ticketId: string, version: number, changes: ChangeTicketBody): Promise<Ticket>;
  addNote(ticketId: string, note: AddMessageBody): Promise<void>;
  /** A reply, on its way in ten seconds. @param key one for each act of sending: the same key sends once */
  hold(ticketId: string, key: string, reply: AddMessageBody): Promise<HeldReply>;
  /** Takes a reply back: nothing of it leaves. */
  undoHeld(heldId: string): Promise<HeldReply>;
  held(): Promise<readonly HeldReply[]>;
  staff(): Promise<Staff>;
  drafts(ticketId: string): Promise<Drafts>;
  /** An empty body removes the draft. */
  saveDraft(ticketId: string, visibility: Visibility, body: string): Promise<void>;
  /** @param onProgress from 0 to 1 */
  upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<AttachmentSummary>;
  /** A link to the file for a few minutes. */
  linkTo(attachmentId: string): Promise<string>;
  retryDelivery(deliveryId: string): Promise<void>;
  /** What could not follow a change of the ticket is tried again, or was seen to in another way. */
  releaseParked(ticketId: string, choice: 'retry' | 'dismiss'): Promise<void>;
  /** What only administrators ask; its code is fetched when they do. */
  administration(): Promise<AdministrationPort>;
  notices(): Promise<Notices>;
  previewNotice(notice: NoticeDraft): Promise<{ subject: string; text: string }>;
  saveNotice(notice: NoticeDraft): Promise<void>;
  /** Goes back to the shipped wording. */
  resetNotice(kind: NoticeKind, language: Language): Promise<void>;
  switchNotice(status: Status, notify: boolean): Promise<void>;
  /** Live events until the returned function is called; reconnects by itself and resumes where it was. */
  follow(handlers: LiveHandlers): () => void;
}

export type NoticeDraft = Pick<NoticeText, 'kind' | 'language' | 'subject' | 'text'>;
