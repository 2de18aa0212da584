import type {
  AddMessageBody,
  AttachmentSummary,
  ChangeTicketBody,
  Identification,
  Message,
  Ticket,
  TicketEvent,
  TicketPage,
  TicketSummary,
} from '@sinia/contracts';
import {
  type AlertSettings,
  DEFAULT_ALERTS,
  type Doing,
  fold,
  LANGUAGES,
  NOTICE_KINDS,
  NOTIFY_ALL,
  type NotifySwitches,
  type Status,
  TRANSITIONS,
  UNRESOLVED,
} from '@sinia/core';
import { DeskError, type DeskErrorCode } from '../src/port/desk-error.ts';
import type {
  Alert,
  Counts,
  DeskPort,
  Draft,
  Drafts,
  Forwarding,
  HeldReply,
  Letter,
  ListRequest,
  LiveHandlers,
  LiveSignal,
  Named,
  NoticeDraft,
  Notices,
  OpenedHere,
  OpeningRequest,
  PersonClaim,
  SendingMailbox,
  Staff,
  Thread,
  View,
  Visibility,
} from '../src/port/desk-port.ts';
import type { WorkPort } from '../src/port/work-port.ts';
import { withChanges } from '../src/state/open-ticket.ts';
import { fakeAdministration } from './fake-administration.ts';
import { FakeCalls } from './fake-calls.ts';
import { FakeIndicators } from './fake-indicators.ts';
import { fakeIntegrations } from './fake-integrations.ts';
import { FakePeople } from './fake-people.ts';
import { FakeWork } from './fake-work.ts';
import { FakeWritten } from './fake-written.ts';
import {
  deliveryOf,
  eventOf,
  LEAK_EVENTS,
  LEAK_MESSAGES,
  ME,
  messageOf,
  NOW,
  STAFF,
  TICKETS,
  ticketOf,
} from './sample-desk.ts';

/** The desk's server in memory, with the real lifecycle and version check. */
export class FakeDesk implements DeskPort {
  readonly tickets = new Map<string, Ticket>(TICKETS.map((ticket) => [ticket.id, ticket]));
  readonly messages = new Map<string, Message[]>();
  readonly events = new Map<string, TicketEvent[]>();
  readonly saved = new Map<string, Drafts>();
  readonly waiting = new Map<string, HeldReply>();
  readonly approved: string[] = [];
  readonly uploaded = new Map<string, AttachmentSummary>();
  readonly calls: string[] = [];
  paper: readonly Letter[] = [];
  /** What the list was asked for, oldest first. */
  readonly asked: ListRequest[] = [];
  openingForm: Readonly<Record<string, unknown>> | null = null;
  readonly #openings = new Map<string, OpenedHere>();
  readonly #acts = new Map<string, HeldReply>();
  readonly #failing = new Map<string, DeskError>();
  pageSize = 50;
  readonly followers = new Map<string, readonly Named[]>();
  told: readonly Alert[] = [];
  alertChoice: AlertSettings = DEFAULT_ALERTS;
  switches: NotifySwitches = NOTIFY_ALL;
  readonly trackingPage = 'https://aigues.example/seguiment';
  readonly work = new FakeWork(this);
  /** What tickets were opened with, newest last. */
  readonly openedWith: OpeningRequest[] = [];
  readonly customers = new FakePeople(this);
  readonly telephones = new FakeCalls(this);
  readonly indicatorPort = new FakeIndicators();
  readonly channels = new FakeWritten();
  #handlers: LiveHandlers | null = null;
  #next = 100;

  constructor() {
    const leak = TICKETS[0]?.id ?? '';
    this.messages.set(leak, [...LEAK_MESSAGES]);
    this.events.set(leak, [...LEAK_EVENTS]);
  }

  /** One of the calls of `work`, which may be refused like any other. */
  note(call: string): void {
    this.#work(call);
  }

  async counts(): Promise<Counts> {
    const size = (view: View) => [...this.tickets.values()].filter((ticket) => isIn(view, ticket)).length;
    return {
      mine: size('mine'),
      unassigned: size('unassigned'),
      unresolved: size('unresolved'),
      resolved: size('resolved'),
      snoozed: size('snoozed'),
      spam: size('spam'),
      followed: size('followed'),
    };
  }

  async list(request: ListRequest): Promise<TicketPage> {
    this.#work('list');
    this.asked.push(request);
    const { view, q, cursor } = request;
    const words = q ? fold(q) : '';
    const all = [...this.tickets.values()]
      .filter((ticket) => (words ? this.#textOf(ticket).includes(words) : isIn(view, ticket)))
      .sort((left, right) => right.lastMessage.at.localeCompare(left.lastMessage.at));
    const from = Number(cursor ?? 0);
    const hasMore = from + this.pageSize < all.length;
    return {
      data: all.slice(from, from + this.pageSize),
      pagination: { hasMore, nextCursor: hasMore ? String(from + this.pageSize) : null },
    };
  }

  async read(ticketId: string): Promise<Thread> {
    this.#work('read');
    const ticket = this.#ticket(ticketId);
    const name = ticket.requester.name;
    return {
      ticket,
      messages: [...(this.messages.get(ticketId) ?? [firstMessage(ticket)])],
      events: [...(this.events.get(ticketId) ?? [opening(ticket)])],
      notices: [deliveryOf(50, { kind: 'receipt', address: ticket.noticeRoute?.address ?? '' })],
      followers: this.followers.get(ticketId) ?? [],
      mentionable: STAFF.agents,
      links: this.work.links.get(ticketId) ?? [],
      previous: [...this.tickets.values()].filter(
        (one) => one.id !== ticketId && one.requester.name === name,
      ),
    };
  }

  async change(ticketId: string, version: number, changes: ChangeTicketBody): Promise<Ticket> {
    this.#work('change');
    const ticket = this.#ticket(ticketId);
    if (ticket.version !== version) throw new DeskError('version_stale');
    return this.#write(ticket, changes);
  }

  async addNote(ticketId: string, note: AddMessageBody, mentions: readonly string[] = []): Promise<void> {
    this.#work('addNote');
    const called = STAFF.agents.filter(({ id }) => mentions.includes(id));
    if (called.length > 0) this.followers.set(ticketId, [...(this.followers.get(ticketId) ?? []), ...called]);
    this.#add(ticketId, note);
  }

  async hold(ticketId: string, key: string, message: AddMessageBody): Promise<HeldReply> {
    this.#work('hold');
    this.#ticket(ticketId);
    const known = this.#acts.get(key);
    if (known) return known;
    this.#next += 1;
    const id = `hld_${String(this.#next).padStart(26, '0')}`;
    const attachments = (message.attachmentIds ?? []).flatMap((one) => this.uploaded.get(one) ?? []);
    const held = { id, ticketId, message, attachments, leavesInMs: 10_000, refusal: null };
    this.waiting.set(id, held);
    this.#acts.set(key, held);
    setTimeout(() => this.leave(id), 10_000);
    return held;
  }

  async forward(ticketId: string, _key: string, { to, body }: Forwarding): Promise<void> {
    this.#work('forward');
    this.#add(ticketId, { body, visibility: 'internal' });
    const added = this.messages.get(ticketId)?.pop();
    if (added) this.messages.get(ticketId)?.push({ ...added, forwardedTo: [...to] });
  }

  async approveSender(ticketId: string, messageId: string): Promise<void> {
    this.#work('approveSender');
    this.approved.push(`${ticketId}/${messageId}`);
  }

  async undoHeld(id: string): Promise<HeldReply> {
    this.#work('undoHeld');
    const held = this.waiting.get(id);
    if (!held) throw new DeskError('held_reply_gone');
    this.waiting.delete(id);
    return held;
  }

  async held(): Promise<HeldReply[]> {
    this.#work('held');
    return [...this.waiting.values()];
  }

  /** The seconds of a reply are over: it leaves, or stays with the reason. */
  leave(id = [...this.waiting.keys()].at(-1) ?? '', refusal: string | null = null): void {
    const held = this.waiting.get(id);
    if (!held || held.refusal) return;
    const { ticketId, message } = held;
    if (refusal) {
      this.waiting.set(id, { ...held, leavesInMs: 0, refusal });
      return;
    }
    this.waiting.delete(id);
    this.#add(ticketId, message);
    const added = { visibility: 'public', author: 'agent' } as const;
    const seq = 1000 + this.#next;
    this.happen(
      eventOf(ticketId, seq, { type: 'message.added', message: { id: this.#lastOf(ticketId), ...added } }),
    );
  }

  #lastOf(ticketId: string): string {
    return this.messages.get(ticketId)?.at(-1)?.id ?? '';
  }

  #add(ticketId: string, message: AddMessageBody): void {
    const ticket = this.#ticket(ticketId);
    this.#next += 1;
    const added = messageOf(ticketId, this.#next, {
      body: message.body,
      html: message.html ?? null,
      visibility: message.visibility,
      author: { kind: 'agent', id: ME.id, name: ME.name, address: null },
      deliveries: message.visibility === 'public' ? [deliveryOf(this.#next, { status: 'queued' })] : [],
    });
    this.messages.set(ticketId, [...(this.messages.get(ticketId) ?? [firstMessage(ticket)]), added]);
    if (message.set) this.#write(ticket, message.set);
  }

  async mailboxes(): Promise<SendingMailbox[]> {
    return [
      { id: 'mbx_1', name: 'Atenció al client', address: 'atencio@sinia.example', isDefault: true },
      { id: 'mbx_2', name: 'Avaries', address: 'avaries@sinia.example', isDefault: false },
    ];
  }

  async openTicket(key: string, opening: OpeningRequest): Promise<OpenedHere> {
    this.#work('openTicket');
    this.openedWith.push(opening);
    const known = this.#openings.get(key);
    if (known) return known;
    this.#next += 1;
    const { requester, subject, body, channel, writtenBy } = opening;
    const first = writtenBy === 'us';
    const status = first || opening.assigneeId ? 'open' : 'new';
    const assigneeId = opening.assigneeId ?? (first ? ME.id : null);
    const seed = {
      number: this.#next,
      name: requester.name ?? '',
      subject,
      preview: body.slice(0, 140),
      ago: 0,
    };
    const ticket = ticketOf({ ...seed, more: { status, channel, assigneeId, tags: opening.tags ?? [] } });
    this.tickets.set(ticket.id, ticket);
    this.openingForm = null;
    const opened: OpenedHere = {
      ...{ id: ticket.id, reference: ticket.reference, status, publicStatus: ticket.publicStatus, terms: [] },
      ...{ receivedAt: NOW, trackingUrl: 'https://aigues.example/seguiment', readable: true },
    };
    this.#openings.set(key, opened);
    return opened;
  }

  async similarTickets({ email, phone }: PersonClaim): Promise<TicketSummary[]> {
    return [...this.tickets.values()]
      .filter(
        ({ requester, status }) =>
          (UNRESOLVED as readonly Status[]).includes(status) &&
          ((email && requester.email === email) || (phone && requester.phone === phone)),
      )
      .slice(0, 5);
  }

  async openingDraft(): Promise<Readonly<Record<string, unknown>> | null> {
    return this.openingForm;
  }

  async saveOpeningDraft(form: Readonly<Record<string, unknown>> | null): Promise<void> {
    this.#work('saveOpeningDraft');
    this.openingForm = form;
  }

  async staff(): Promise<Staff> {
    return STAFF;
  }

  async drafts(ticketId: string): Promise<Drafts> {
    const none = { body: '', html: null };
    return this.saved.get(ticketId) ?? { public: none, internal: none };
  }

  async saveDraft(ticketId: string, visibility: Visibility, draft: Draft): Promise<void> {
    this.#work('saveDraft');
    this.saved.set(ticketId, { ...(await this.drafts(ticketId)), [visibility]: draft });
  }

  async upload(file: File, onProgress: (share: number) => void): Promise<AttachmentSummary> {
    this.#work('upload');
    onProgress(0.6);
    this.#next += 1;
    const { name: fileName, size } = file;
    const id = `att_${String(this.#next).padStart(26, '0')}`;
    const kept = { id, fileName, size, mediaType: file.type, contentId: null, inline: false };
    this.uploaded.set(id, kept);
    return kept;
  }

  async linkTo(attachmentId: string): Promise<string> {
    return `about:blank#${attachmentId}`;
  }

  async retryDelivery(): Promise<void> {
    this.#work('retryDelivery');
  }

  async letters(): Promise<readonly Letter[]> {
    return this.paper;
  }

  async postLetter(letterId: string): Promise<void> {
    this.#work('postLetter');
    this.paper = this.paper.filter(({ id }) => id !== letterId);
  }

  async releaseParked(): Promise<void> {
    this.#work('releaseParked');
  }

  async integrations() {
    return fakeIntegrations();
  }

  async attendChats(available: boolean) {
    this.#work(`attendChats ${available}`);
  }
  async telephony() {
    return this.telephones;
  }

  async people() {
    return this.customers;
  }

  async indicators() {
    return this.indicatorPort;
  }

  async administration() {
    return fakeAdministration();
  }

  async notices(): Promise<Notices> {
    const texts = NOTICE_KINDS.flatMap((kind) =>
      LANGUAGES.map((language) => ({
        kind,
        language,
        subject: 'Consulta {{ reference }}',
        text: 'Bon dia, {{ name }}.\n\nHem rebut la seva consulta «{{ subject }}».',
        changed: false,
      })),
    );
    return { texts, switches: this.switches };
  }

  async previewNotice({ subject, text }: NoticeDraft): Promise<{ subject: string; text: string }> {
    const fill = (words: string) =>
      words
        .replaceAll('{{ reference }}', '5728 4390 1634')
        .replaceAll('{{ name }}', 'Núria Puig')
        .replaceAll('{{ subject }}', 'Fuita al carrer de la Riera');
    return { subject: fill(subject), text: fill(text) };
  }

  async saveNotice(): Promise<void> {
    this.#work('saveNotice');
  }

  async resetNotice(): Promise<void> {
    this.#work('resetNotice');
  }

  async switchNotice(status: Status, notify: boolean): Promise<void> {
    this.#work('switchNotice');
    this.switches = { ...this.switches, [status]: notify };
  }

  async showPresence(ticketId: string, doing: Doing): Promise<void> {
    this.calls.push(`showPresence ${doing} ${ticketId}`);
  }

  async endPresence(ticketId: string): Promise<void> {
    this.calls.push(`endPresence ${ticketId}`);
  }

  async followTicket(ticketId: string, follow: boolean): Promise<void> {
    this.#work('followTicket');
    const others = (this.followers.get(ticketId) ?? []).filter(({ id }) => id !== ME.id);
    this.followers.set(ticketId, follow ? [...others, ME] : others);
  }

  async alerts(): Promise<readonly Alert[]> {
    this.#work('alerts');
    return this.told;
  }

  async markAlertsRead(which: { id?: string; ticketId?: string }): Promise<void> {
    this.#work('markAlertsRead');
    const meant = ({ id, ticketId }: Alert) =>
      (which.id ?? id) === id && (which.ticketId ?? ticketId) === ticketId;
    this.told = this.told.map((alert) => (meant(alert) ? { ...alert, read: true } : alert));
  }

  async alertSettings(): Promise<AlertSettings> {
    return this.alertChoice;
  }

  async saveAlertSettings(settings: AlertSettings): Promise<void> {
    this.#work('saveAlertSettings');
    this.alertChoice = settings;
  }

  /** How something stands now reaches the desk. */
  signal(told: LiveSignal): void {
    this.#handlers?.onSignal(told);
  }

  /** Tells of everything unread. */
  tell(...alerts: readonly Alert[]): void {
    this.told = [...alerts, ...this.told];
    this.signal({ signal: 'alerts', unread: this.told.filter(({ read }) => !read) });
  }

  follow(handlers: LiveHandlers): () => void {
    this.#handlers = handlers;
    handlers.onState('live');
    this.tell();
    return () => {
      this.#handlers = null;
    };
  }

  /** The next call of this name is refused. */
  failNext(call: keyof DeskPort | keyof WorkPort, code: DeskErrorCode): void {
    this.#failing.set(call, new DeskError(code));
  }

  /** Something happens elsewhere, and the feed tells it. */
  happen(event: TicketEvent): void {
    this.events.set(event.ticketId, [...(this.events.get(event.ticketId) ?? []), event]);
    this.#handlers?.onEvent(event);
  }

  lose(): void {
    this.#handlers?.onState('lost');
  }

  recover(): void {
    this.#handlers?.onState('live');
  }

  #work(call: string): void {
    this.calls.push(call);
    const failure = this.#failing.get(call);
    this.#failing.delete(call);
    if (failure) throw failure;
  }

  #ticket(ticketId: string): Ticket {
    const ticket = this.tickets.get(ticketId);
    if (!ticket) throw new DeskError('not_found');
    return ticket;
  }

  #write(ticket: Ticket, changes: ChangeTicketBody): Ticket {
    const verdict = changes.status ? TRANSITIONS[ticket.status][changes.status] : 'allowed';
    if (verdict !== 'allowed') throw new DeskError(verdict);
    const next = {
      ...{ ...withChanges(ticket, changes), version: ticket.version + 1, updatedAt: NOW },
      ...(changes.contactId !== undefined && { identification: byHand(changes.contactId) }),
    };
    this.tickets.set(ticket.id, next);
    return next;
  }

  #textOf(ticket: Ticket): string {
    const bodies = (this.messages.get(ticket.id) ?? []).map((message) => message.body);
    return fold([ticket.subject, ticket.reference, ticket.requester.name ?? '', ...bodies].join(' '));
  }
}

function byHand(contactId: string | null): Identification {
  const outcome = contactId ? 'matched' : 'unknown';
  return {
    outcome,
    contactId,
    provisional: false,
    candidates: [],
    reason: 'by_hand',
    rulesVersion: 0,
    at: NOW,
  };
}

function isIn(view: View, ticket: Ticket): boolean {
  const unresolved = (UNRESOLVED as readonly Status[]).includes(ticket.status);
  if (view === 'snoozed' || view === 'spam') return ticket.shelf === view;
  if (ticket.shelf) return false;
  if (view === 'resolved') return !unresolved;
  if (view === 'followed') return false;
  if (view === 'mine') return unresolved && ticket.assigneeId === ME.id;
  return unresolved && (view === 'unresolved' || ticket.assigneeId === null);
}

const opening = (ticket: Ticket) => eventOf(ticket.id, 1, { type: 'ticket.opened', at: ticket.createdAt });

function firstMessage(ticket: Ticket): Message {
  return messageOf(ticket.id, Number(ticket.id.slice(-4)) + 1000, {
    author: {
      kind: 'customer',
      id: null,
      name: ticket.requester.name ?? '',
      address: ticket.requester.email,
    },
    body: ticket.lastMessage.preview,
    channel: ticket.channel,
    createdAt: ticket.lastMessage.at,
  });
}
