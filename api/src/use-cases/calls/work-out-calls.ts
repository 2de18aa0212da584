import { type CallFact, callOf } from '@sinia/core/call';
import type { Transaction } from '@sinia/database';
import { readFacts } from './call-event-store.ts';
import { callRow, type Extensions, lookAtOf } from './call-row.ts';
import { lockCalls, type NewCall, upsertCalls } from './call-store.ts';

/** Works calls out of all that was ever told of them, and writes what came of it. */
export async function workOutCalls(
  tx: Transaction,
  { exchangeId, callIds }: { readonly exchangeId: string; readonly callIds: readonly string[] },
  extensions: Extensions,
  now: Date,
): Promise<void> {
  const before = await lockCalls(tx, callIds);
  const facts = await readFacts(tx, callIds);
  const rows = [...facts].flatMap(([id, told]): NewCall[] => {
    const [first] = told;
    if (!first) return [];
    const state = callOf(told);
    return [
      {
        ...{ id, exchangeId, exchangeCall: first.call, createdAt: now, updatedAt: now },
        ...callRow(state, extensions),
        lookAt: lookAtOf(state, lastOf(told), before.get(id)?.settledAs ?? null, now),
      },
    ];
  });
  await upsertCalls(tx, rows);
}

function lastOf(facts: readonly CallFact[]): Date {
  return new Date(Math.max(...facts.map(({ at }) => at.getTime())));
}
