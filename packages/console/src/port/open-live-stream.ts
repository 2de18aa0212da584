import type { TicketEvent } from '@sinia/contracts';
import type { OpenStream } from '../live/share-stream.ts';
import { problemOf } from './call-server.ts';
import type { LiveState } from './desk-port.ts';
import type { Trpc } from './trpc-desk.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const RENEW_AT_MOST_EVERY_MS = 60_000;

/**
 * One subscription to the feed. tRPC reconnects by itself after a lost connection; what it gives up on (a refused
 * bearer, a server that is away) is begun again here after a pause, where it stopped.
 */
export function openLiveStream(trpc: Trpc): OpenStream {
  return (after, handlers) => {
    let last = after;
    let pause = FIRST_PAUSE_MS;
    let state: LiveState = 'connecting';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    let stopped = false;
    let renewedAt = 0;

    const tell = (next: LiveState) => {
      if (next !== state) handlers.onState(next);
      state = next;
    };
    const again = () => {
      tell('lost');
      if (stopped) return;
      clearTimeout(timer);
      timer = setTimeout(open, pause * (0.75 + Math.random() / 2));
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    };
    // A bearer lives a quarter of an hour and the stream longer: that it ended is no lost connection.
    const renew = (error: unknown) => {
      const expired = problemOf(error).code === 'credential_expired';
      if (!expired || Date.now() - renewedAt < RENEW_AT_MOST_EVERY_MS) return again();
      renewedAt = Date.now();
      open();
    };
    const open = () => {
      const subscription = trpc.live.events.subscribe(last ? { lastEventId: last } : {}, {
        onStarted: () => {
          pause = FIRST_PAUSE_MS;
          tell('live');
        },
        onData: (told) => {
          if ('signal' in told) return handlers.onSignal(told);
          last = told.id;
          handlers.onEvent(told.data as TicketEvent);
        },
        onConnectionStateChange: ({ state: connection, error }) => {
          if (connection === 'connecting' && error) tell('lost');
          if (connection === 'pending') tell('live');
        },
        onError: renew,
        onComplete: again,
      });
      stop = () => subscription.unsubscribe();
    };
    // A stream may hang for a long time on a line that the browser knows to be down.
    const cut = () => {
      clearTimeout(timer);
      stop();
      tell('lost');
    };
    const back = () => {
      cut();
      pause = FIRST_PAUSE_MS;
      open();
    };
    globalThis.addEventListener('offline', cut);
    globalThis.addEventListener('online', back);
    open();
    return () => {
      stopped = true;
      clearTimeout(timer);
      globalThis.removeEventListener('offline', cut);
      globalThis.removeEventListener('online', back);
      stop();
    };
  };
}
