import { type CallFact, callOf } from '@sinia/core/call';
import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../context.ts';
import { readFacts } from './call-event-store.ts';
import { callRow, type Extensions, lookAtOf } from './call-row.ts';
import { lockCalls, type NewCall, upsertCalls } from './call-store.ts';
import { awaitCallers } from './caller-store.ts';
import { identifyCaller } from './identify-caller.ts';

/** Works calls out of all that was ever told of them, and writes what came of it. */
export async function workOutCalls(
  tx: Transaction,
  { exchangeId, callIds }: { readonly exchangeId: string; readonly callIds: readonly string[] },
  extensions: Extensions,
  dependencies: Dependencies,
): Promise<void> {
  const now = dependencies.clock();
  const before = await lockCalls(tx, callIds);
  const facts = await readFacts(tx, callIds);
  // Side by side, so that the questions about callers travel together.
  const rows = await Promise.all(
    [...facts].map(async ([id, told]): Promise<NewCall[]> => {
      const [first] = told;
      if (!first) return [];
      const state = callOf(told);
      const known = before.get(id);
      const row = callRow(state, extensions);
      const caller = known?.identification ? {} : await identifyCaller(tx, dependencies, row);
      const lookAt = lookAtOf(state, lastOf(told), known?.settledAs ?? null, now);
      const { call: exchangeCall } = first;
      return [{ id, exchangeId, exchangeCall, createdAt: now, updatedAt: now, ...row, ...caller, lookAt }];
    }),
  ).then((found) => found.flat());
  await upsertCalls(tx, rows);
  const unknown = rows.filter(({ identification }) => identification?.outcome === 'unknown');
  await awaitCallers(
    tx,
    unknown.map(({ id }) => id),
    now,
  );
}

function lastOf(facts: readonly CallFact[]): Date {
  return new Date(Math.max(...facts.map(({ at }) => at.getTime())));
}
