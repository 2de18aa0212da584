import { may } from '@sinia/core';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { holderOf } from '../auth/actor.ts';
import { feedEnd, readFeed } from '../live/feed.query.ts';
import { eventView } from '../use-cases/tickets/event-view.ts';
import type { Topic } from '../use-cases/topic.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { liveSignals } from './live-signals.ts';
import { nextLook } from './next-look.ts';
import { asTrpcError, procedure, router, type TrpcContext } from './procedure.ts';

const BATCH = 200;
const ACTOR_LIFE_MS = 5_000;
/** How often a wake-up that showed nothing is followed by another look, 50 ms later. */
const SECOND_LOOKS = 4;

const Position = z.string().regex(/^\d{1,15}$/);
const Input = z.object({ lastEventId: Position.nullish() }).default({});

export const liveRouter = router({
  /**
   * The feed from now on, or after `lastEventId`; each event's id is its position, so that a reader can come back. In
   * between, without an id: who is where, what the caller is told, which deliveries moved on.
   */
  events: procedure
    .input(Input)
    .subscription(({ ctx, input, signal }) =>
      follow(ctx, input.lastEventId ?? null, signal ?? new AbortController().signal),
    ),
});

/**
 * Committed events in their order, only those that the caller may see at that moment: the caller is read again every
 * 5 s, and what the permission table says of each event's ticket decides. Ends when the session does.
 */
async function* follow(ctx: TrpcContext, lastEventId: string | null, signal: AbortSignal) {
  try {
    const { db, subscribe } = ctx.context.dependencies;
    requireReach(ctx.context, 'event.feed');
    const caller = currentCaller(ctx);
    const signals = liveSignals(ctx.context.dependencies, ctx.context.actor.id);
    const listen = (listener: (topics: readonly Topic[]) => void) =>
      subscribe((topics) => {
        signals.hear(topics);
        listener(topics);
      });
    let position = lastEventId === null ? await feedEnd(db) : Number(lastEventId);
    let looks = 0;
    while (!signal.aborted) {
      const look = nextLook(listen, signal, looks > 0);
      try {
        const holder = await caller();
        const rows = await readFeed(db, position, BATCH);
        for (const row of rows) {
          position = row.position ?? position;
          if (may(holder, 'event.feed', row)) yield tracked(String(position), eventView(row));
        }
        if (rows.length === BATCH) continue;
        for (const told of await signals.due(holder)) yield told;
        looks = looksAfter(await look.due, rows.length > 0 ? 0 : looks);
      } finally {
        look.forget();
      }
    }
  } catch (thrown) {
    throw asTrpcError(thrown);
  }
}

/** A wake-up is followed by a few quick looks, of which each uses up one. */
const looksAfter = (woken: boolean, left: number) => (left > 0 ? left - 1 : woken ? SECOND_LOOKS : 0);

function currentCaller(ctx: TrpcContext) {
  let holder = holderOf(ctx.context.actor);
  let readAt = Date.now();
  return async () => {
    if (Date.now() - readAt >= ACTOR_LIFE_MS) {
      holder = holderOf(await ctx.readActor());
      readAt = Date.now();
    }
    return holder;
  };
}
