import type { Context as HonoContext } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { feedEnd } from '../live/feed.query.ts';
import { type Follower, ticketHubOf } from '../live/ticket-hub.ts';
import { chatSignal } from '../use-cases/chat/chat-view.ts';
import { rootOf } from '../use-cases/tickets/family-store.ts';
import type { TicketRow } from '../use-cases/tickets/ticket-store.ts';
import { ownTicket } from '../use-cases/tracking/get-tracked-ticket.query.ts';
import { readTrackedFeed } from '../use-cases/tracking/tracked-feed.query.ts';
import { resumeFrom, unlessRefused } from './event-stream.ts';
import { takeStream } from './open-streams.ts';
import { reloadActor } from './reload-actor.ts';
import { contextOf, type RestEnvironment } from './rest-environment.ts';

const HEARTBEAT_MS = 20_000;
/** Rights that were withdrawn act for no longer. */
const ACTOR_LIFE_MS = 5_000;
/**
 * A line that is dead may say nothing for long: after so much time every stream ends, and whoever is there goes on from where
 * they were.
 */
export const STREAM_LIFE_MS = 10 * 60_000;
/** Whoever takes nothing for so long is not there. */
const TAKEN_MS = 30_000;

type Caller = HonoContext<RestEnvironment>;

/** What is to be told and has not been; the newest counts. */
interface News {
  changed: number | null;
  chat: string | null;
}

interface Followed {
  readonly ticket: TicketRow;
  readonly live: TicketRow;
}

/**
 * Tells the customer of a ticket that its thread changed (`changed`, without content), and the customer of a chat who is
 * there and how many wait (`chat`, whenever that is another). Positions travel as event ids, from the first one on, so
 * that `Last-Event-ID` resumes without a gap; what happened meanwhile is told as one change. No stream counts for longer
 * than it may live, whether or not its end was heard of.
 *
 * @throws Refusal `rate_limited` where the caller or their address has too many open
 */
export function streamTicket(c: Caller, reference: string): Response {
  const putDown = takeStream(c);
  c.header('Cache-Control', 'no-store');
  return streamSSE(c, async (stream) => {
    const news: News = { changed: null, chat: null };
    let wake: () => void = () => undefined;
    let leave: () => void = () => undefined;
    stream.onAbort(() => {
      leave();
      wake();
      putDown();
    });
    const { clock } = c.var.dependencies;
    const endsAt = clock().getTime() + STREAM_LIFE_MS;
    const isOver = () => stream.aborted || clock().getTime() >= endsAt;
    try {
      let followed = await readFollowed(c, reference);
      const follow = async () => {
        leave();
        leave = await ticketHubOf(c.var.dependencies).follow(followerOf(c, followed, news, () => wake()));
        if (stream.aborted) leave();
      };
      await follow();
      await taken(stream, begin(c, stream, followed, news));
      let checkedAt = Date.now();
      while (!isOver()) {
        if (news.changed === null && news.chat === null)
          await rest((resume) => {
            wake = resume;
          });
        if (isOver()) return;
        if (Date.now() - checkedAt >= ACTOR_LIFE_MS || news.changed !== null) {
          await reloadActor(c);
          const now = await readFollowed(c, reference);
          const moved = now.live.id !== followed.live.id;
          followed = now;
          if (moved) await follow();
          checkedAt = Date.now();
        }
        await taken(stream, tell(stream, news));
      }
    } catch (error) {
      unlessRefused(error);
    } finally {
      leave();
      putDown();
    }
  });
}

async function readFollowed(c: Caller, reference: string): Promise<Followed> {
  const ticket = await ownTicket(contextOf(c), reference);
  return { ticket, live: await rootOf(c.var.dependencies.db, ticket) };
}

function followerOf(c: Caller, { ticket, live }: Followed, news: News, wake: () => void): Follower {
  let told = '';
  return {
    ticketIds: [...new Set([ticket.id, live.id])],
    chatId: ticket.channel === 'chat' ? live.id : null,
    onChange(position) {
      news.changed = position;
      wake();
    },
    onBoard(board) {
      const chat = JSON.stringify(chatSignal(board, live.id, c.var.dependencies.clock()));
      if (chat === told) return;
      told = chat;
      news.chat = chat;
      wake();
    },
  };
}

/** Where the reader stands, and whether anything happened since they left. */
async function begin(
  c: Caller,
  stream: SSEStreamingApi,
  { ticket, live }: Followed,
  news: News,
): Promise<void> {
  const { db } = c.var.dependencies;
  const end = await feedEnd(db);
  const from = resumeFrom(c, end);
  await stream.writeSSE({ id: String(from), event: 'ready', data: '' });
  const [missed] = await readTrackedFeed(db, [ticket.id, live.id], from, 1);
  if (missed) news.changed ??= end;
}

async function tell(stream: SSEStreamingApi, news: News): Promise<void> {
  const { changed, chat } = news;
  Object.assign(news, { changed: null, chat: null });
  if (changed !== null) await stream.writeSSE({ id: String(changed), event: 'changed', data: '{}' });
  if (chat !== null) await stream.writeSSE({ event: 'chat', data: chat });
  if (changed === null && chat === null) await stream.writeSSE({ event: 'heartbeat', data: '' });
}

/** Gives a reader up who does not take what is written. */
async function taken(stream: SSEStreamingApi, writing: Promise<void>): Promise<void> {
  const timer = setTimeout(() => stream.abort(), TAKEN_MS);
  try {
    await writing;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for news, or until it is time to say that we are here. */
function rest(hold: (resume: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HEARTBEAT_MS);
    hold(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
