import type { MergePreview, OpenedTicket, Ticket, TicketLink } from '@sinia/contracts';
import { mergeRefusal, snoozeRefusal, spamRefusal, TRANSITIONS, workRefusal } from '@sinia/core';
import type {
  BlockedSender,
  ManyResult,
  ManyUndo,
  ManyWork,
  UndoItem,
  WorkPort,
} from '../src/port/work-port.ts';
import { withChanges } from '../src/state/open-ticket.ts';
import type { FakeDesk } from './fake-desk.ts';
import { eventOf, NOW } from './sample-desk.ts';

type Outcome = Pick<ManyResult, 'refusal' | 'undo'>;

/** Shelves, merges and links in memory, by the decisions of core. */
export class FakeWork implements WorkPort {
  readonly links = new Map<string, readonly TicketLink[]>();
  /** The messages that were split off. */
  readonly gone: string[] = [];
  blocked: readonly BlockedSender[] = [];
  /** How many requests a selection took. */
  requests = 0;
  readonly #desk: FakeDesk;

  constructor(desk: FakeDesk) {
    this.#desk = desk;
  }

  async many(ids: readonly string[], work: ManyWork): Promise<readonly ManyResult[]> {
    this.#desk.note('many');
    this.requests += 1;
    return ids.map((id) => ({ id, ...this.#one(id, work) }));
  }

  async undoMany(items: readonly UndoItem[]): Promise<readonly ManyResult[]> {
    this.#desk.note('undoMany');
    return items.map(({ id, undo }) => ({ id, ...this.#takeBack(id, undo) }));
  }

  async previewMerge(id: string, intoTicketId: string): Promise<MergePreview> {
    const [from, into] = [this.#ticket(id), this.#ticket(intoTicketId)];
    const samePerson = from.requester.email === into.requester.email;
    return { refusal: mergeRefusal(from, into), from, into, messages: 1, samePerson };
  }

  async split(id: string, messageId: string): Promise<OpenedTicket> {
    this.#desk.note('split');
    const ticket = this.#ticket(id);
    this.#desk.messages.set(
      id,
      (this.#desk.messages.get(id) ?? []).filter((message) => message.id !== messageId),
    );
    this.gone.push(messageId);
    return {
      ...{ id: ticket.id, reference: '572843901634', status: 'new', publicStatus: 'open', receivedAt: NOW },
      ...{ terms: [], trackingUrl: 'https://sinia.example/seguiment?clau=572843901634' },
    };
  }

  async link(id: string, { ticketId, kind }: { ticketId: string; kind: 'related' | 'child' }): Promise<void> {
    this.#desk.note('link');
    const role = kind === 'related' ? 'other' : 'part';
    const link: TicketLink = { kind, role, ticket: this.#ticket(ticketId), createdAt: NOW };
    this.links.set(id, [link, ...(this.links.get(id) ?? [])]);
  }

  async unlink(id: string, ticketId: string): Promise<void> {
    this.#desk.note('unlink');
    this.links.set(
      id,
      (this.links.get(id) ?? []).filter(({ ticket }) => ticket.id !== ticketId),
    );
  }

  async blockedSenders(): Promise<readonly BlockedSender[]> {
    this.#desk.note('blockedSenders');
    return this.blocked;
  }

  async block(sender: string): Promise<void> {
    this.#desk.note('block');
    const row = { sender, blockedBy: 'Cristina Vidal', blockedAt: NOW, hits: 0, lastAt: null };
    this.blocked = [row, ...this.blocked];
  }

  async unblock(sender: string): Promise<void> {
    this.#desk.note('unblock');
    this.blocked = this.blocked.filter((one) => one.sender !== sender);
  }

  #ticket(id: string): Ticket {
    const ticket = this.#desk.tickets.get(id);
    if (!ticket) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  #write(ticket: Ticket, changes: Partial<Ticket>): void {
    this.#desk.tickets.set(ticket.id, { ...ticket, ...changes });
  }

  #one(id: string, work: ManyWork): Outcome {
    const ticket = this.#ticket(id);
    switch (work.verb) {
      case 'apply':
        return this.#apply(ticket, work);
      case 'snooze': {
        const refusal = snoozeRefusal(ticket, new Date(work.until), new Date(NOW));
        if (!refusal) this.#write(ticket, { shelf: 'snoozed', snoozedUntil: work.until });
        return { refusal, undo: refusal ? null : { verb: 'wake' } };
      }
      case 'spam': {
        const refusal = spamRefusal(ticket);
        if (!refusal) this.#write(ticket, { shelf: 'spam', snoozedUntil: null });
        return { refusal, undo: refusal ? null : { verb: 'restore' } };
      }
      case 'wake':
      case 'restore':
        this.#write(ticket, { shelf: null, snoozedUntil: null });
        return { refusal: null, undo: null };
      case 'merge':
        return this.#merge(ticket, this.#ticket(work.intoTicketId));
    }
  }

  #merge(from: Ticket, into: Ticket): Outcome {
    const refusal = mergeRefusal(from, into);
    if (refusal) return { refusal, undo: null };
    this.#write(from, { shelf: 'merged', mergedIntoTicketId: into.id });
    const mergeId = `mrg_${from.id.slice(4)}`;
    const event = eventOf(from.id, 90, {
      ...{ type: 'ticket.merged', at: NOW },
      detail: { mergeId, intoTicketId: into.id, intoReference: into.reference },
    });
    this.#desk.events.set(from.id, [...(this.#desk.events.get(from.id) ?? []), event]);
    return { refusal: null, undo: { verb: 'unmerge', mergeId } };
  }

  #apply(
    ticket: Ticket,
    { set = {}, addTags = [], removeTags = [] }: Extract<ManyWork, { verb: 'apply' }>,
  ): Outcome {
    const verdict = set.status ? TRANSITIONS[ticket.status][set.status] : 'allowed';
    const refusal = verdict === 'allowed' ? workRefusal(ticket.shelf, false) : verdict;
    if (refusal) return { refusal, undo: null };
    const tags = [...new Set([...ticket.tags.filter((tag) => !removeTags.includes(tag)), ...addTags])];
    const { status, priority, assigneeId, groupId } = ticket;
    const before = { status, priority, assigneeId, groupId, tags: ticket.tags };
    const version = ticket.version + 1;
    this.#write(ticket, { ...withChanges(ticket, { ...set, tags }), version });
    return { refusal: null, undo: status === 'new' ? null : { verb: 'putBack', version, set: before } };
  }

  #takeBack(id: string, undo: ManyUndo): Outcome {
    const ticket = this.#ticket(id);
    if (undo.verb === 'unmerge') this.#write(ticket, { shelf: null, mergedIntoTicketId: null });
    else if (undo.verb === 'putBack') this.#write(ticket, withChanges(ticket, undo.set));
    else return this.#one(id, undo);
    return { refusal: null, undo: null };
  }
}
