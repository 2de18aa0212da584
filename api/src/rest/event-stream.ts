import { Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { RestEnvironment } from './rest-environment.ts';

const HEARTBEAT_MS = 20_000;
const POLL_MS = 1_000;

export interface StreamedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/**
 * Server-sent events from a feed: `read` gives what follows a position. Wake-ups make it quick, a poll each second makes
 * it sure; the position travels as the event id, from the first one on, so that `Last-Event-ID` resumes without a gap.
 */
export function streamFeed(
  c: HonoContext<RestEnvironment>,
  start: number,
  read: (after: number) => Promise<{ events: StreamedEvent[]; position: number }>,
): Response {
  c.header('Cache-Control', 'no-store');
  return streamSSE(c, async (stream) => {
    let position = start;
    let lastWrite = Date.now();
    let wake: () => void = () => undefined;
    const unsubscribe = c.var.dependencies.subscribe(() => wake());
    stream.onAbort(() => {
      unsubscribe();
      wake();
    });
    await stream.writeSSE({ id: String(position), event: 'ready', data: '' });
    while (!stream.aborted) {
      const page = await read(position).catch(unlessRefused);
      if (!page) return;
      for (const { id, event, data } of page.events)
        await stream.writeSSE({ id, event, data: JSON.stringify(data) });
      const moved = page.position > position;
      position = page.position;
      if (page.events.length > 0) lastWrite = Date.now();
      else if (Date.now() - lastWrite > HEARTBEAT_MS) {
        await stream.writeSSE({ id: String(position), event: 'heartbeat', data: '' });
        lastWrite = Date.now();
      }
      if (moved) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  });
}

/** Whoever may read no more has reached the end. */
export function unlessRefused(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}

/** The position to go on from: `Last-Event-ID` as we gave it, else the given start. */
export function resumeFrom(c: HonoContext<RestEnvironment>, start: number): number {
  const id = c.req.header('Last-Event-ID');
  return id && /^\d{1,15}$/.test(id) ? Number(id) : start;
}
