import type { CallFilters, CallLine, CallsPort, CallTask } from '../src/port/calls-port.ts';
import { DeskError } from '../src/port/desk-error.ts';
import type { FakeDesk } from './fake-desk.ts';
import { ENDED, OWED, TALKING, WAITING } from './sample-calls.ts';
import { ME, NOW } from './sample-desk.ts';

const digitsOf = (number: string | null) => (number ?? '').replace(/\D/g, '');

/** The part of the server that is about calls, in memory. */
export class FakeCalls implements CallsPort {
  now: readonly CallLine[] = [...WAITING, ...TALKING];
  past: readonly CallLine[] = ENDED;
  owed: readonly CallTask[] = OWED;
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

  takeTask = async (id: string, take: boolean) => {
    this.#taskOf(id);
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

  #taskOf(id: string): CallTask {
    const task = this.owed.find((one) => one.id === id);
    if (!task) throw new DeskError('not_found');
    return task;
  }
}

function isChosen(call: CallLine, filters: CallFilters): boolean {
  const { direction, outcome, agentId, hasTicket, number, startedSince, startedBefore } = filters;
  return (
    (direction ?? call.direction) === call.direction &&
    (outcome ?? call.outcome) === call.outcome &&
    (agentId ?? call.agentId) === call.agentId &&
    (hasTicket ?? call.hasTicket) === call.hasTicket &&
    (!number || [call.from, call.to].some((one) => digitsOf(one).includes(digitsOf(number)))) &&
    (!startedSince || call.startedAt >= startedSince) &&
    (!startedBefore || call.startedAt < startedBefore)
  );
}
