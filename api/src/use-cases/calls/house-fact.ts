import type { CallFact } from '@sinia/core/call';
import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../context.ts';
import { insertFact } from './call-event-store.ts';
import { withUsers } from './call-row.ts';
import { type CallRow, lockExchange, readExtensions } from './call-store.ts';
import { workOutCalls } from './work-out-calls.ts';

/** What is known of a fact that the house itself tells; all else is unknown. */
export type HouseFact = Pick<CallFact, 'type' | 'at'> & Partial<CallFact>;

const NOTHING_KNOWN = {
  ...{ seq: 0, leg: null, direction: null, from: null, to: null, queue: null, extension: null, userId: null },
  ...{ menu: null, waitSeconds: null, ringSeconds: null, talkSeconds: null, holdSeconds: null },
  ...{ endReason: null, disposition: null, span: null, transfer: null, recording: null, survey: null },
  ...{ consent: null, priority: null },
} as const satisfies Partial<CallFact>;

/**
 * Adds what the house knows of a call to what the exchange told, and works the call out anew: it stays a function of its
 * facts. Locks the exchange first: whoever holds a call locked must not ask for this.
 *
 * @param key the same for the same fact: it is told once
 */
export async function addHouseFact(
  tx: Transaction,
  dependencies: Dependencies,
  { id: callId, exchangeId, exchangeCall }: Pick<CallRow, 'id' | 'exchangeId' | 'exchangeCall'>,
  key: string,
  told: HouseFact,
): Promise<void> {
  await lockExchange(tx, exchangeId);
  const extensions = await readExtensions(tx);
  const fact = withUsers({ ...NOTHING_KNOWN, ...told, id: key, call: exchangeCall }, extensions);
  await insertFact(tx, dependencies, { callId, exchangeId, fact });
  await workOutCalls(tx, { exchangeId, callIds: [callId] }, extensions, dependencies);
}
