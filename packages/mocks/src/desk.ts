import type { Message, TicketEvent, UploadedAttachment } from '@sinia/contracts';
import {
  type Channel,
  type IdPrefix,
  type NoticeKind,
  newId,
  type Requester,
  type Ticket,
} from '@sinia/core';

/** A ticket with what the core does not need to decide. */
export interface MockTicket {
  state: Ticket;
  readonly subject: string;
  readonly channel: Channel;
  readonly requester: Requester;
  readonly verified: boolean;
  /** The signed-in customer whose ticket it is. */
  readonly ownerKey: string | null;
  readonly messages: Message[];
  readonly createdAt: Date;
  updatedAt: Date;
  eventCount: number;
  /** Exists from the resolution on. */
  survey: { answeredAt: Date | null; rating: number | null } | null;
  /** The token of its survey, where it was offered in the chat. */
  surveyToken?: string;
}

export interface MockLink {
  readonly kind: 'link' | 'survey_link';
  readonly ticketId: string;
}

/** What the customer would have been sent. */
export interface MockNotice {
  readonly kind: NoticeKind;
  readonly to: string;
  readonly reference: string;
  /** Of the link to the thread or to the survey that it carries. */
  readonly token: string | null;
}

export interface MockUpload {
  readonly file: UploadedAttachment;
  readonly uploaderKey: string;
  ticketId: string | null;
}

export interface MockDeskOptions {
  /** Where the SDK believes the desk to be. Default `https://sinia.example`. */
  readonly baseUrl?: string;
  /** The clock; default: the real one. */
  readonly now?: () => Date;
  /** Random bytes; default: `crypto.getRandomValues`. */
  readonly random?: (length: number) => Uint8Array;
}

/** The whole desk in memory: read it in tests, and change it through the API only. */
export class Desk {
  readonly baseUrl: string;
  readonly now: () => Date;
  readonly random: (length: number) => Uint8Array;
  readonly tickets = new Map<string, MockTicket>();
  readonly events: TicketEvent[] = [];
  readonly links = new Map<string, MockLink>();
  readonly notices: MockNotice[] = [];
  readonly uploads = new Map<string, MockUpload>();
  /** Answers kept for idempotency keys, by caller and key. */
  readonly answers = new Map<string, { readonly request: string; readonly answer: unknown }>();
  readonly #listeners = new Set<() => void>();

  constructor(options: MockDeskOptions = {}) {
    this.baseUrl = (options.baseUrl ?? 'https://sinia.example').replace(/\/+$/, '');
    this.now = options.now ?? (() => new Date());
    this.random = options.random ?? ((length) => crypto.getRandomValues(new Uint8Array(length)));
  }

  id(prefix: IdPrefix): string {
    return newId(prefix, this.now().getTime(), this.random(16));
  }

  /** A link to one ticket, as a message to the customer carries it. */
  link(kind: MockLink['kind'], ticketId: string): string {
    const token = btoa(String.fromCharCode(...this.random(32)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=/g, '');
    this.links.set(token, { kind, ticketId });
    return token;
  }

  /** Every ticket, oldest first. */
  all(): MockTicket[] {
    return [...this.tickets.values()];
  }

  byReference(reference: string): MockTicket | undefined {
    return this.all().find(({ state }) => state.reference === reference);
  }

  /** Calls back after every change; gives the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
