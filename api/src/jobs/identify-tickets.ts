import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { identifyTicket } from '../use-cases/contacts/identify-ticket.ts';
import { dueIdentifications, putOffIdentification } from '../use-cases/contacts/link-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 50;

/** Finds out whose the newest tickets are. @returns whether more may be waiting */
export async function identifyTickets(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const due = await dueIdentifications(db, clock(), BATCH);
  for (const row of due) {
    const { ticketId: id, attempts } = row;
    try {
      await identifyTicket.execute(systemContext(dependencies, 'identify', `identify-${id}`), { id });
    } catch (error) {
      log.warn({ err: error, ticketId: id, attempts }, 'a requester could not be looked up');
      const dueAt = new Date(clock().getTime() + backOff(attempts + 1, Math.random()));
      await putOffIdentification(db, row, dueAt, plainReason(error));
    }
  }
  return due.length === BATCH;
}
