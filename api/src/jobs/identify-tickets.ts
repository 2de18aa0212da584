import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { identifyTicket, linkCustomer } from '../use-cases/contacts/identify-ticket.ts';
import { dueIdentifications, putOffIdentification } from '../use-cases/contacts/link-store.ts';
import { lookUpCustomers } from '../use-cases/contacts/look-up-customers.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 50;

type Due = Awaited<ReturnType<typeof dueIdentifications>>[number];

/** Finds out whose the newest tickets are, here or in the billing system. @returns whether more may be waiting */
export async function identifyTickets(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const due = await dueIdentifications(db, clock(), BATCH);
  for (const row of due) {
    const { ticketId, attempts } = row;
    try {
      await identify(dependencies, row);
    } catch (error) {
      log.warn({ err: error, ticketId, attempts }, 'a requester could not be looked up');
      await lookAgain(dependencies, row, plainReason(error));
    }
  }
  return due.length === BATCH;
}

async function identify(dependencies: Dependencies, row: Due): Promise<void> {
  const id = row.ticketId;
  const context = systemContext(dependencies, 'identify', `identify-${id}`);
  const { claims } = await identifyTicket.execute(context, { id });
  if (!claims) return;
  const found = await lookUpCustomers(context, claims);
  await linkCustomer.execute(context, { id, found });
  if (found.again) await lookAgain(dependencies, row, 'the billing system did not answer');
}

async function lookAgain({ db, clock }: Dependencies, row: Due, reason: string): Promise<void> {
  const dueAt = new Date(clock().getTime() + backOff(row.attempts + 1, Math.random()));
  await putOffIdentification(db, row, dueAt, reason);
}
