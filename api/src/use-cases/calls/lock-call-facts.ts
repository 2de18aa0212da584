import { Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { type CallRow, exchangeOfCall, lockCall, lockExchange } from './call-store.ts';

/** The call, locked so that a fact of the house may be added to it: its exchange first, as whoever works calls out. */
export async function lockCallFacts(tx: Transaction, id: string): Promise<CallRow> {
  const exchangeId = await exchangeOfCall(tx, id);
  if (!exchangeId) throw new Refusal('not_found');
  await lockExchange(tx, exchangeId);
  return lockCall(tx, id);
}
