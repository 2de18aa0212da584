import type { Understood } from './understand-events.ts';

export interface Joined {
  /** By the id that the exchange uses: our call; only what is new or has changed. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Calls that turned out to be one with an older call, in the order in which that was seen. */
  readonly joins: readonly { readonly from: string; readonly into: string }[];
  /** Our call, by the event's row. */
  readonly calls: ReadonlyMap<string, string>;
}

/**
 * Decides which call each event belongs to: the one of its id, or of the call that it names as its parent. Two calls
 * that turn out to be one become the older.
 *
 * @param known which of our calls ids of the exchange belong to
 * @param draw a new id for a call of ours; later ones are greater
 */
export function joinEvents(
  events: readonly Understood[],
  known: ReadonlyMap<string, string>,
  draw: () => string,
): Joined {
  const now = new Map(known);
  const joins: { from: string; into: string }[] = [];
  for (const { parsed } of events) {
    if (!parsed) continue;
    const { call } = parsed.fact;
    const names = [...new Set([parsed.parent ?? call, call])];
    const ours = [...new Set(names.flatMap((name) => now.get(name) ?? []))].sort();
    const into = ours[0] ?? draw();
    for (const from of ours.slice(1)) {
      joins.push({ from, into });
      for (const [name, callId] of now) if (callId === from) now.set(name, into);
    }
    for (const name of names) now.set(name, into);
  }
  const aliases = new Map([...now].filter(([name, callId]) => known.get(name) !== callId));
  const calls = new Map(
    events.flatMap(({ row, parsed }) => {
      const callId = parsed && now.get(parsed.fact.call);
      return callId ? [[row.id, callId] as const] : [];
    }),
  );
  return { aliases, joins, calls };
}
