import { type MappedEvent, queueLogEvent, readNewLines, recordEvent } from '@sinia/channels/phone';
import { MATARO_CALENDAR } from '@sinia/core/schedule';
import { plainReason } from '../error-for-log.ts';
import { insertCallEvents } from '../use-cases/calls/call-event-store.ts';
import { notePlace, readPlace, readSources } from '../use-cases/calls/exchange-source-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

type Kind = 'queue_log' | 'cdr';

/** Rows of one statement. */
const BATCH = 500;

const READERS: Readonly<Record<Kind, (line: string) => MappedEvent | null>> = {
  queue_log: queueLogEvent,
  cdr: (line) => recordEvent(line, MATARO_CALENDAR.zone),
};

/** Reads what was added to the files of exchanges. @returns whether there is more of them */
export async function readExchangeFiles(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  let more = false;
  for (const { id: exchangeId, files } of await readSources(dependencies)) {
    for (const { kind, path } of files) {
      try {
        more = (await readOn(dependencies, exchangeId, kind, path)) || more;
      } catch (error) {
        log.warn({ err: error, exchangeId, kind }, 'a file of an exchange could not be read');
        await notePlace(db, { exchangeId, kind }, { lastError: plainReason(error) }, clock());
      }
    }
  }
  return more;
}

/** The events first, then the place: what is read twice is the same event. */
async function readOn(
  dependencies: Dependencies,
  exchangeId: string,
  kind: Kind,
  path: string,
): Promise<boolean> {
  const { db, clock, wake } = dependencies;
  const before = await readPlace(db, exchangeId, kind);
  const { lines, place, more } = await readNewLines(path, before);
  const events = lines.flatMap((line) => READERS[kind](line) ?? []);
  const once = [...new Map(events.map((event) => [event.eventId, event])).values()];
  for (let at = 0; at < once.length; at += BATCH) {
    const rows = once.slice(at, at + BATCH).map((event) => ({
      ...{ exchangeId, eventKey: event.eventId, source: kind },
      raw: new TextEncoder().encode(JSON.stringify(event)),
    }));
    await insertCallEvents(dependencies, rows);
  }
  await notePlace(db, { exchangeId, kind }, place, clock());
  if (once.length > 0) wake('call_events');
  return more;
}
