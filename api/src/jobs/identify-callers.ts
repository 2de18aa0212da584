import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { dueCallers, putCallerOff } from '../use-cases/calls/caller-store.ts';
import { linkCaller } from '../use-cases/calls/link-caller.ts';
import { lookUpCustomers } from '../use-cases/contacts/look-up-customers.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 20;

type Due = Awaited<ReturnType<typeof dueCallers>>[number];

/** Looks in the billing system for whoever calls and is unknown here. @returns whether more may be waiting */
export async function identifyCallers(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const due = await dueCallers(db, clock(), BATCH);
  for (const row of due) {
    try {
      await identify(dependencies, row);
    } catch (error) {
      log.warn({ err: error, callId: row.callId, attempts: row.attempts }, 'a caller could not be looked up');
      await lookAgain(dependencies, row, plainReason(error));
    }
  }
  return due.length === BATCH;
}

async function identify(dependencies: Dependencies, row: Due): Promise<void> {
  const context = systemContext(dependencies, 'calls', `identify-${row.callId}`);
  const claims = row.number ? [{ kind: 'phone', value: row.number, proof: 'caller_id' } as const] : [];
  const found = await lookUpCustomers(context, claims);
  await linkCaller.execute(context, { id: row.callId, found });
  if (found.again) await lookAgain(dependencies, row, 'the billing system did not answer');
}

async function lookAgain({ db, clock }: Dependencies, row: Due, reason: string): Promise<void> {
  const dueAt = new Date(clock().getTime() + backOff(row.attempts + 1, Math.random()));
  await putCallerOff(db, row, dueAt, reason);
}
