import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../context.ts';
import { type CallEventRow, lockCallEvents, markProcessed } from './call-event-store.ts';
import {
  countIssues,
  drawCallId,
  lockExchange,
  readAliases,
  readExtensions,
  writeAliases,
} from './call-store.ts';
import { noteEvents } from './exchange-store.ts';
import { joinCalls } from './join-calls-store.ts';
import { joinEvents } from './join-events.ts';
import { noteFollowing } from './note-following.ts';
import { type Understood, understandEvents } from './understand-events.ts';
import { workOutCalls } from './work-out-calls.ts';

/** Brings stored events of one exchange into its calls. Told twice, or by two workers, it is done once. */
export async function applyCallEvents(
  tx: Transaction,
  dependencies: Dependencies,
  rows: readonly CallEventRow[],
): Promise<void> {
  const exchangeId = rows[0]?.exchangeId;
  if (!exchangeId) return;
  const now = dependencies.clock();
  await lockExchange(tx, exchangeId);
  const fresh = await lockCallEvents(
    tx,
    rows.map(({ id }) => id),
  );
  const extensions = await readExtensions(tx);
  const { understood, issues } = understandEvents(
    rows.filter(({ id }) => fresh.has(id)),
    extensions,
  );
  const known = await readAliases(tx, exchangeId, namesIn(understood));
  const { aliases, joins, calls } = joinEvents(understood, known, () => drawCallId(dependencies));
  await writeAliases(tx, exchangeId, aliases);
  for (const { from, into } of joins) await joinCalls(tx, from, into);
  await markProcessed(
    tx,
    understood.map(({ row, parsed }) => ({
      id: row.id,
      callId: calls.get(row.id) ?? null,
      fact: parsed?.fact ?? null,
    })),
    now,
  );
  const callIds = [...new Set(calls.values())].sort();
  await workOutCalls(tx, { exchangeId, callIds }, extensions, dependencies);
  await noteFollowing(tx, dependencies, understood, calls);
  await countIssues(tx, exchangeId, issues, now);
  await noteEvents(tx, exchangeId, now);
}

function namesIn(events: readonly Understood[]): string[] {
  const names = events
    .flatMap(({ parsed }) => (parsed ? [parsed.fact.call, parsed.parent ?? []] : []))
    .flat();
  return [...new Set(names)];
}
