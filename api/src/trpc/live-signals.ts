import { type Doing, type Holder, may, presenceAt, reachOf } from '@sinia/core';
import { visibleTickets } from '../live/visible-tickets.query.ts';
import { readAlerts } from '../use-cases/alerts/alert-store.ts';
import type { Alert } from '../use-cases/alerts/alert-view.ts';
import { type AskedSupervisor, askedSupervisors } from '../use-cases/calls/asked-supervisors.query.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { readPresence } from '../use-cases/presence/presence-store.ts';
import type { Topic } from '../use-cases/topic.ts';
import { liveChats, type ShownChats } from './live-chats.ts';

/** Somebody else who has a ticket open. */
export interface Present {
  readonly ticketId: string;
  readonly userId: string;
  readonly name: string;
  readonly doing: Doing;
  /** Has not been heard of for a moment. */
  readonly away: boolean;
}

/** What a stream tells beside the feed: how things stand now, without a place to come back to. */
export type LiveSignal =
  | { readonly signal: 'presence'; readonly people: readonly Present[] }
  | { readonly signal: 'alerts'; readonly unread: readonly Alert[] }
  /** Callers who wait for a supervisor: for whoever is one. */
  | { readonly signal: 'supervisors'; readonly asked: readonly AskedSupervisor[] }
  /** Chats under way: for whoever may answer them. */
  | ({ readonly signal: 'chats' } & ShownChats)
  /** Tickets of which messages went their way; null: it may have been any. */
  | { readonly signal: 'deliveries'; readonly tickets: readonly string[] | null }
  /** Something is otherwise on the telephones, or is owed to somebody who called. */
  | { readonly signal: 'calls' };

type Standing = 'presence' | 'alerts' | 'supervisors' | 'chats';

/**
 * What is told whenever it has changed. Beside every wake-up it is looked at so often: what runs out says nothing when it
 * does. Null: nothing for this one to see.
 */
const STANDING: readonly {
  readonly signal: Standing;
  readonly everyMs: number;
  readonly read: (dependencies: Dependencies, holder: Holder, userId: string) => Promise<LiveSignal | null>;
}[] = [
  {
    signal: 'presence',
    everyMs: 1_000,
    read: async ({ db, clock }, holder, userId) => ({
      signal: 'presence',
      people: await others(db, clock(), holder, userId),
    }),
  },
  {
    signal: 'alerts',
    everyMs: 5_000,
    read: async ({ db, clock }, holder, userId) => ({
      signal: 'alerts',
      unread: await readAlerts(db, holder, userId, clock(), 'unread'),
    }),
  },
  {
    signal: 'supervisors',
    everyMs: 5_000,
    read: async (dependencies, holder) =>
      may(holder, 'call.supervise')
        ? { signal: 'supervisors', asked: await askedSupervisors(dependencies) }
        : null,
  },
  {
    signal: 'chats',
    everyMs: 2_000,
    read: async (dependencies, holder, userId) =>
      may(holder, 'chat.attend')
        ? { signal: 'chats', ...(await liveChats(dependencies, holder, userId)) }
        : null,
  },
];
/** Heartbeats and events come in bursts: no more than so many looks. */
const PAUSE_MS = 100;
/** Exchanges tell of several things a second: whoever looks at the calls reads them no more often than this. */
const CALLS_PAUSE_MS = 500;

/** That need not be told. */
const NOBODY_WAITS = JSON.stringify({ signal: 'supervisors', asked: [] } satisfies LiveSignal);

export interface LiveSignals {
  readonly hear: (topics: readonly Topic[]) => void;
  /** What has changed since it was last told, seen with the rights of this moment. */
  readonly due: (holder: Holder) => Promise<LiveSignal[]>;
}

export function liveSignals(dependencies: Dependencies, userId: string): LiveSignals {
  const { db } = dependencies;
  const moved = new Set<string>();
  let missed = false;
  const calls = { heard: false, toldAt: 0 };
  const heard = { presence: true, alerts: true, supervisors: true, chats: true };
  const readAt = { presence: 0, alerts: 0, supervisors: 0, chats: 0 };
  const told = { presence: '', alerts: '', supervisors: NOBODY_WAITS, chats: '' };

  const isDue = (what: Standing, everyMs: number): boolean => {
    const silence = Date.now() - readAt[what];
    if (silence < (heard[what] ? PAUSE_MS : everyMs)) return false;
    heard[what] = false;
    readAt[what] = Date.now();
    return true;
  };
  const isCallsDue = (): boolean => {
    if (!calls.heard || Date.now() - calls.toldAt < CALLS_PAUSE_MS) return false;
    Object.assign(calls, { heard: false, toldAt: Date.now() });
    return true;
  };
  const isNews = (what: Standing, value: unknown): boolean => {
    const now = JSON.stringify(value);
    const news = now !== told[what];
    told[what] = now;
    return news;
  };
  const takeMoved = (): string[] => {
    const ids = [...moved];
    moved.clear();
    return ids;
  };

  return {
    hear(topics) {
      for (const topic of topics) {
        if (topic === 'presence' || topic === 'alerts' || topic === 'chats') heard[topic] = true;
        else if (topic === 'calls') heard.supervisors = calls.heard = true;
        else if (topic === 'missed') missed = calls.heard = true;
        else if (topic.startsWith('tkt_')) moved.add(topic);
      }
    },
    async due(holder) {
      const signals: LiveSignal[] = [];
      const everything = missed;
      missed = false;
      const visible = moved.size > 0 ? await visibleTickets(db, holder, takeMoved()) : [];
      if (everything) signals.push({ signal: 'deliveries', tickets: null });
      else if (visible.length > 0) signals.push({ signal: 'deliveries', tickets: visible });
      if (isCallsDue() && reachOf(holder, 'call.list') !== null) signals.push({ signal: 'calls' });
      for (const { signal, everyMs, read } of STANDING) {
        if (!isDue(signal, everyMs)) continue;
        const told = await read(dependencies, holder, userId);
        if (told && isNews(signal, told)) signals.push(told);
      }
      return signals;
    },
  };
}

async function others(db: Dependencies['db'], now: Date, holder: Holder, userId: string): Promise<Present[]> {
  const rows = await readPresence(db, now);
  return rows
    .filter((row) => row.userId !== userId && may(holder, 'ticket.read', row))
    .map(({ ticketId, userId: id, name, doing, seenAt }) => ({
      ...{ ticketId, userId: id, name, doing },
      away: presenceAt(seenAt, now) === 'away',
    }));
}
