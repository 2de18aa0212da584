import type { Ticket } from '@sinia/contracts';
import type { CallFilters, CallLine, CallsPort, CallTask } from '../src/port/calls-port.ts';
import { DeskError } from '../src/port/desk-error.ts';
import type { FakeDesk } from './fake-desk.ts';
import { DETAILS, ENDED, OWED, REASONS, TALKING, WAITING } from './sample-calls.ts';
import { ME, NOW } from './sample-desk.ts';

const digitsOf = (number: string | null) => (number ?? '').replace(/\D/g, '');

/** The part of the server that is about calls, in memory. */
export class FakeCalls implements CallsPort {
  now: readonly CallLine[] = [...WAITING, ...TALKING];
  past: readonly CallLine[] = ENDED;
  owed: readonly CallTask[] = OWED;
  /** Whom was rung, newest last. */
  readonly dialled: string[] = [];
  pageSize = 50;
  /** By what the history was chosen, the latest last. */
  readonly asked: CallFilters[] = [];
  readonly #desk: FakeDesk;

  constructor(desk: FakeDesk) {
    this.#desk = desk;
  }

  /** Something is otherwise on the telephones. */
  change(now: readonly CallLine[]): void {
    this.now = now;
    this.#desk.signal({ signal: 'calls' });
  }

  board = async () => {
    this.#desk.note('board');
    return { now: NOW, calls: [...this.now] };
  };

  history = async (filters: CallFilters, cursor?: string) => {
    this.#desk.note('history');
    this.asked.push(filters);
    const all = this.past.filter((call) => isChosen(call, filters));
    const from = Number(cursor ?? 0);
    const hasMore = from + this.pageSize < all.length;
    const nextCursor = hasMore ? String(from + this.pageSize) : null;
    return { data: all.slice(from, from + this.pageSize), pagination: { hasMore, nextCursor } };
  };

  tasks = async () => [...this.owed];

  takeTask = async (id: string, take: boolean, takeOver = false) => {
    const { takenBy: before } = this.#taskOf(id);
    if (before && before !== ME.id && !(take && takeOver)) throw new DeskError('call_task_taken');
    const takenBy = take ? ME.id : null;
    this.owed = this.owed.map((task) => (task.id === id ? { ...task, takenBy } : task));
    return { takenBy };
  };

  finishTask = async (id: string, how: 'spoken' | 'dismissed') => {
    this.#desk.note(`finishTask ${how}`);
    this.#taskOf(id);
    this.owed = this.owed.filter((task) => task.id !== id);
    return { id };
  };

  queues = async () => [
    { id: 'atencio', name: 'Atenció al client' },
    { id: 'avaries', name: null },
  ];

  detail = async (id: string) => {
    this.#desk.note('detail');
    const call = [...this.now, ...this.past, ...this.owed.map((task) => task.call)].find(
      (one) => one.id === id,
    );
    if (!call) throw new DeskError('not_found');
    return { ...DETAILS, ...call };
  };

  export = async (filters: CallFilters, format: 'csv' | 'xlsx') => {
    const count = this.past.filter((call) => isChosen(call, filters)).length;
    const fileName = `trucades-2026-11-24.${format}`;
    return { fileName, mediaType: 'text/csv', base64: btoa('Inici\r\n'), count, isCut: false };
  };

  unwritten = async () => ({
    reasonMinutes: 15,
    calls: this.past.filter(({ outcome, reasonId }) => outcome === 'answered' && reasonId === null),
  });

  dial = async (to: string) => {
    this.#desk.note('dial');
    this.dialled.push(to);
    return { id: 'cal_00000000000000000000000999', callId: '1700000000.999' };
  };

  recording = async () => ({ url: 'about:blank#rec_1', expiresAt: NOW });

  openTicket = async (id: string) => {
    const [first] = this.#desk.tickets.values();
    if (!first) throw new DeskError('not_found');
    this.#set(id, ticketOfCall(first));
    const { status, publicStatus, reference } = first;
    const opened = { id: first.id, reference, status, publicStatus, terms: [], receivedAt: NOW };
    return { ...opened, trackingUrl: 'https://aigues.example/seguiment' };
  };

  link = async (id: string, ticketId: string) => {
    const ticket = this.#desk.tickets.get(ticketId);
    if (!ticket) throw new DeskError('not_found');
    this.#set(id, ticketOfCall(ticket));
    return { ticketId };
  };

  writeUp = async (id: string, reasonId: string) => {
    this.#set(id, { reasonId });
    return { reasonId };
  };

  reasons = async () => REASONS;

  #set(id: string, set: Partial<CallLine>): void {
    this.past = this.past.map((call) => (call.id === id ? { ...call, ...set } : call));
  }

  #taskOf(id: string): CallTask {
    const task = this.owed.find((one) => one.id === id);
    if (!task) throw new DeskError('not_found');
    return task;
  }
}

function ticketOfCall({ id, reference, subject }: Ticket): Partial<CallLine> {
  return { ticketId: id, hasTicket: true, ticket: { id, reference, subject } };
}

function isChosen(call: CallLine, filters: CallFilters): boolean {
  const { queueId, direction, outcome, agentId, hasTicket, number, startedSince, startedBefore, ticketId } =
    filters;
  return (
    (direction ?? call.direction) === call.direction &&
    (outcome ?? call.outcome) === call.outcome &&
    (ticketId ?? call.ticketId) === call.ticketId &&
    (queueId ?? call.queue?.id) === call.queue?.id &&
    (agentId ?? call.agentId) === call.agentId &&
    (hasTicket ?? call.hasTicket) === call.hasTicket &&
    (!number || [call.from, call.to].some((one) => digitsOf(one).includes(digitsOf(number)))) &&
    (!startedSince || call.startedAt >= startedSince) &&
    (!startedBefore || call.startedAt < startedBefore)
  );
}
