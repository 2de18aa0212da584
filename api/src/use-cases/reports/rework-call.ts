import { parseCallEvent } from '@sinia/channels/phone';
import { type CallFact, callOf } from '@sinia/core/call';
import { factOf } from '../calls/call-event-store.ts';
import { callRow, NOBODYS_TELEPHONES } from '../calls/call-row.ts';
import { bodyOf } from '../calls/understand-events.ts';
import type { MeasuredRow } from './call-tally-store.ts';
import type { RawEventRow } from './raw-event-store.ts';

/** A call as its events tell it, and in what that differs from what is kept of it. */
export interface Reworked {
  readonly id: string;
  readonly events: number;
  readonly call: MeasuredRow;
  readonly fields: readonly string[];
}

/** What comes of events alone; tickets, write-ups and supervisors are the work of people. */
const FROM_EVENTS = [
  'direction',
  'outcome',
  'callerKind',
  'waitSeconds',
  'talkSeconds',
  'cutWhileWaiting',
  'rating',
] as const satisfies readonly (keyof MeasuredRow)[];

/** Works a call out of its events as they came, as if nothing had ever been worked out of them. */
export function reworkCall(kept: MeasuredRow, rows: readonly RawEventRow[]): Reworked {
  const facts = rows.flatMap((row) => factIn(row) ?? []);
  if (facts.length === 0) return { id: kept.id, events: 0, call: kept, fields: ['events'] };
  const row = callRow(callOf(facts), NOBODYS_TELEPHONES);
  const told = {
    ...{ direction: row.direction, outcome: row.outcome ?? null, callerKind: row.callerKind },
    ...{ waitSeconds: row.waitSeconds ?? null, talkSeconds: row.talkSeconds ?? null },
    ...{ cutWhileWaiting: row.cutWhileWaiting, rating: row.rating ?? null },
  };
  const fields = FROM_EVENTS.filter((field) => told[field] !== kept[field]);
  return { id: kept.id, events: facts.length, call: { ...kept, ...told }, fields };
}

function factIn(row: RawEventRow): CallFact | null {
  const { source, eventKey, receivedAt } = row;
  const told = bodyOf(row);
  if (source === 'house') return factOf(told as Parameters<typeof factOf>[0]);
  return parseCallEvent(told, eventKey, receivedAt)?.fact ?? null;
}
