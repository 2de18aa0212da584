import { type AmiBlock, type AmiFault, amiEvent, listenToAmi } from '@sinia/channels/phone';
import { resolveGuarded } from '../egress/resolve-guarded.ts';
import { insertCallEvents } from '../use-cases/calls/call-event-store.ts';
import { type ExchangeSources, noteManager, readSources } from '../use-cases/calls/exchange-source-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { type Loop, startLoop } from './loop.ts';

const SETTINGS_POLL_MS = 10_000;
/** A sign of life is written down so often. */
const SEEN_MS = 30_000;

interface Heard {
  /** What it was connected with; another means to connect anew. */
  readonly settings: string;
  readonly stop: () => void;
}

/** Listens to the manager interface of every exchange that has one, as its settings are at the moment. */
export function listenToExchanges(dependencies: Dependencies): Loop {
  const heard = new Map<string, Heard>();
  const quiet = { log: dependencies.log, subscribe: () => () => undefined };
  const follow = async () => {
    const wanted = new Map((await readSources(dependencies)).map((one) => [one.id, one]));
    for (const [id, { settings, stop }] of heard) {
      if (JSON.stringify(wanted.get(id)?.manager ?? null) === settings) continue;
      stop();
      heard.delete(id);
    }
    for (const [id, sources] of wanted)
      if (sources.manager && !heard.has(id)) heard.set(id, listen(dependencies, sources));
    return false;
  };
  const loop = startLoop('exchange managers', quiet, follow, SETTINGS_POLL_MS);
  return {
    async stop() {
      await loop.stop();
      for (const { stop } of heard.values()) stop();
    },
  };
}

function listen(dependencies: Dependencies, { id, manager }: ExchangeSources): Heard {
  if (!manager) throw new Error('an exchange without a manager interface is not listened to');
  let told: AmiFault | null | undefined;
  let seenAt = 0;
  const onState = (fault: AmiFault | null) => {
    const now = dependencies.clock();
    if (fault === told && now.getTime() - seenAt < SEEN_MS) return;
    if (fault !== told)
      dependencies.log.info({ exchangeId: id, fault }, 'the manager interface of an exchange');
    told = fault;
    seenAt = now.getTime();
    void noteManager(dependencies.db, id, fault, now).catch(failed(dependencies, id));
  };
  const onEvent = (block: AmiBlock) =>
    void keepAmiEvent(dependencies, id, block).catch(failed(dependencies, id));
  const { internalNetworks = [] } = dependencies.settings;
  const resolve = async (host: string) => (await resolveGuarded(host, internalNetworks)).address;
  return { settings: JSON.stringify(manager), stop: listenToAmi(manager, { onEvent, onState }, { resolve }) };
}

/** Stores what an event tells of a call; whatever tells nothing is not kept. */
export async function keepAmiEvent(
  dependencies: Dependencies,
  exchangeId: string,
  block: AmiBlock,
): Promise<boolean> {
  const event = amiEvent(block, dependencies.clock());
  if (!event) return false;
  const raw = new TextEncoder().encode(JSON.stringify(event));
  const row = { exchangeId, eventKey: event.eventId, source: 'ami' as const, raw };
  const [isNew = false] = await insertCallEvents(dependencies, [row]);
  if (isNew) dependencies.wake('call_events');
  return isNew;
}

function failed({ log }: Dependencies, exchangeId: string) {
  return (error: unknown) => log.error({ err: error, exchangeId }, 'what an exchange told could not be kept');
}
