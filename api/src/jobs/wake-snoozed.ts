import { Refusal } from '@sinia/core';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { dueToWake } from '../use-cases/tickets/shelf-store.ts';
import { wakeTicket } from '../use-cases/tickets/snooze-ticket.ts';

const BATCH = 50;

/** Brings back the tickets whose moment has come. @returns whether more may be waiting */
export async function wakeSnoozed(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const due = await dueToWake(db, clock(), BATCH);
  let woken = 0;
  for (const id of due) {
    try {
      await wakeTicket.execute(systemContext(dependencies, 'snooze', `wake-${id}`), { id, due: true });
      woken += 1;
    } catch (error) {
      // Another worker, or somebody at the desk, was quicker; anything else is tried again at the next look.
      if (!(error instanceof Refusal)) log.error({ err: error, ticketId: id }, 'a ticket could not be woken');
    }
  }
  return woken === BATCH;
}
