import { plainReason } from '../error-for-log.ts';
import type { Dependencies } from '../use-cases/context.ts';
import {
  claimTickets,
  type DueEvent,
  deleteDelivered,
  holdBack,
  type Pick,
  putOff,
} from '../use-cases/deliveries/outbox-store.ts';
import { parkEvent } from '../use-cases/deliveries/park-event.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { deliveriesOf } from '../use-cases/topic.ts';
import { backOff } from './back-off.ts';
import type { Subscriber } from './subscriber.ts';

const TICKETS = 200;
const FAILING_AT_ONCE = 20;
const TRIES = 8;

/**
 * Delivers committed events to the subscribers: many tickets in one transaction, the events of each in order. When a
 * batch fails each ticket is tried by itself, so that a poisoned event costs its own ticket a wait and nobody else
 * anything; after 8 tries it is set aside, visibly.
 *
 * @returns how many events were delivered; 0 when nothing was due.
 */
export async function relayEvents(
  dependencies: Dependencies,
  subscribers: readonly Subscriber[],
): Promise<number> {
  let delivered = 0;
  const batch: Attempt = { tickets: [] };
  try {
    delivered += await deliver(dependencies, subscribers, { fresh: TICKETS }, batch);
  } catch (error) {
    dependencies.log.warn({ err: error }, 'a batch of events failed: each ticket by itself');
    for (const ticketId of batch.tickets)
      delivered += await deliverAlone(dependencies, subscribers, { ticketId });
  }
  for (let turn = 0; turn < FAILING_AT_ONCE; turn += 1) {
    const done = await deliverAlone(dependencies, subscribers, { failing: true });
    if (done === 0) break;
    delivered += done;
  }
  return delivered;
}

/** One event of one ticket in a transaction of its own; its failure is its own. */
async function deliverAlone(
  dependencies: Dependencies,
  subscribers: readonly Subscriber[],
  pick: Pick,
): Promise<number> {
  const batch: Attempt = { tickets: [] };
  try {
    return await deliver(dependencies, subscribers, pick, batch);
  } catch (error) {
    if (!batch.head) throw error;
    await failed(dependencies, batch.head, error);
    return 0;
  }
}

interface Attempt {
  tickets: string[];
  head?: DueEvent;
}

async function deliver(
  dependencies: Dependencies,
  subscribers: readonly Subscriber[],
  pick: Pick,
  attempt: Attempt,
): Promise<number> {
  const now = dependencies.clock();
  const delivered = await dependencies.db.transaction(async (tx) => {
    const { ready, waiting } = inOrder(await claimTickets(tx, now, pick), now);
    for (const { ticketId, dueAt } of waiting) await holdBack(tx, ticketId, dueAt);
    const events = 'fresh' in pick ? ready : ready.slice(0, 1);
    attempt.tickets = [...new Set(events.map((event) => event.ticketId))];
    if (events[0]) attempt.head = events[0];
    if (events.length === 0) return 0;
    for (const subscriber of subscribers) await subscriber.deliver(tx, events, dependencies);
    await deleteDelivered(tx, events);
    return events.length;
  });
  if (delivered > 0) tellWhatFollowed(dependencies, attempt.tickets);
  return delivered;
}

/** What the subscribers wrote is no event: whoever looks at these tickets, or waits for alerts, is told otherwise. */
function tellWhatFollowed({ wake }: Dependencies, ticketIds: readonly string[]): void {
  for (const ticketId of ticketIds) wake(deliveriesOf(ticketId));
  wake('alerts');
}

/** A ticket's events up to the first that has to wait; a ticket whose first waits is held back as a whole. */
export function inOrder(rows: readonly DueEvent[], now: Date): { ready: DueEvent[]; waiting: DueEvent[] } {
  const ready: DueEvent[] = [];
  const waiting: DueEvent[] = [];
  let blocked: string | undefined;
  let last: string | undefined;
  for (const row of rows) {
    const first = row.ticketId !== last;
    last = row.ticketId;
    if (row.ticketId === blocked) continue;
    if (row.dueAt <= now) {
      ready.push(row);
      continue;
    }
    blocked = row.ticketId;
    if (first) waiting.push(row);
  }
  return { ready, waiting };
}

async function failed(dependencies: Dependencies, event: DueEvent, error: unknown): Promise<void> {
  const { db, clock, log } = dependencies;
  const { ticketId, seq } = event;
  const attempts = event.attempts + 1;
  const reason = plainReason(error);
  log.warn({ ticketId, seq, attempts, err: error }, 'an event could not be delivered');
  if (attempts >= TRIES) {
    const context = systemContext(dependencies, 'relay', `relay-${ticketId}-${seq}`);
    await parkEvent.execute(context, { ticketId, seq, reason });
    return;
  }
  const wait = backOff(attempts, Math.random());
  await putOff(db, event, new Date(clock().getTime() + wait), reason);
}
