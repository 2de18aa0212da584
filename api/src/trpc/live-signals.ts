import { type Doing, type Holder, may, presenceAt } from '@sinia/core';
import { visibleTickets } from '../live/visible-tickets.query.ts';
import { readAlerts } from '../use-cases/alerts/alert-store.ts';
import type { Alert } from '../use-cases/alerts/alert-view.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { readPresence } from '../use-cases/presence/presence-store.ts';
import type { Topic } from '../use-cases/topic.ts';

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
  /** Tickets of which messages went their way; null: it may have been any. */
  | { readonly signal: 'deliveries'; readonly tickets: readonly string[] | null };

/** Beside every wake-up, looked at so often: what runs out says nothing when it does. */
const PRESENCE_MS = 1_000;
const ALERTS_MS = 5_000;
/** Heartbeats and events come in bursts: no more than so many looks. */
const PAUSE_MS = 100;

export interface LiveSignals {
  readonly hear: (topics: readonly Topic[]) => void;
  /** What has changed since it was last told, seen with the rights of this moment. */
  readonly due: (holder: Holder) => Promise<LiveSignal[]>;
}

export function liveSignals({ db, clock }: Dependencies, userId: string): LiveSignals {
  const moved = new Set<string>();
  let missed = false;
  const heard = { presence: true, alerts: true };
  const readAt = { presence: 0, alerts: 0 };
  const told = { presence: '', alerts: '' };

  const isDue = (what: 'presence' | 'alerts', everyMs: number): boolean => {
    const silence = Date.now() - readAt[what];
    if (silence < (heard[what] ? PAUSE_MS : everyMs)) return false;
    heard[what] = false;
    readAt[what] = Date.now();
    return true;
  };
  const isNews = (what: 'presence' | 'alerts', value: unknown): boolean => {
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
        if (topic === 'presence' || topic === 'alerts') heard[topic] = true;
        else if (topic === 'missed') missed = true;
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
      if (isDue('presence', PRESENCE_MS)) {
        const people = await others(db, clock(), holder, userId);
        if (isNews('presence', people)) signals.push({ signal: 'presence', people });
      }
      if (isDue('alerts', ALERTS_MS)) {
        const unread = await readAlerts(db, holder, userId, clock(), 'unread');
        if (isNews('alerts', unread)) signals.push({ signal: 'alerts', unread });
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
