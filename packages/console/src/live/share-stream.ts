import type { TicketEvent } from '@sinia/contracts';
import type { LiveHandlers, LiveSignal, LiveState } from '../port/desk-port.ts';

/** Opens the one connection. @param after the position of the last event that is known, or null */
export type OpenStream = (after: string | null, handlers: LiveHandlers) => () => void;

type Whisper =
  | { readonly kind: 'event'; readonly event: TicketEvent }
  | { readonly kind: 'signal'; readonly signal: LiveSignal }
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'hello' };

/**
 * One stream a browser, however many tabs: whoever holds the lock reads it and tells the others. When that tab goes,
 * the next one takes over where it stopped. Six streams would block everything else on HTTP/1.1.
 *
 * @param name unique per server and person: two people's streams must never mix
 */
export function shareStream(name: string, open: OpenStream, handlers: LiveHandlers): () => void {
  if (!globalThis.navigator?.locks || !globalThis.BroadcastChannel) return open(null, handlers);
  const channel = new BroadcastChannel(name);
  const waiting = new AbortController();
  let last: string | null = null;
  let state: LiveState = 'connecting';
  const standing = new Map<LiveSignal['signal'], LiveSignal>();
  let leading = false;
  let resign = () => {};

  const hear = (whisper: Whisper) => {
    if (whisper.kind === 'event') {
      last = whisper.event.id;
      handlers.onEvent(whisper.event);
    } else if (whisper.kind === 'signal') {
      if (whisper.signal.signal !== 'deliveries') standing.set(whisper.signal.signal, whisper.signal);
      handlers.onSignal(whisper.signal);
    } else if (whisper.kind === 'state') {
      state = whisper.state;
      handlers.onState(whisper.state);
    } else if (leading) {
      channel.postMessage({ kind: 'state', state } satisfies Whisper);
      for (const signal of standing.values())
        channel.postMessage({ kind: 'signal', signal } satisfies Whisper);
    }
  };
  const tellAll = (whisper: Whisper) => {
    channel.postMessage(whisper);
    hear(whisper);
  };
  channel.onmessage = (message: MessageEvent<Whisper>) => hear(message.data);
  channel.postMessage({ kind: 'hello' } satisfies Whisper);

  const lead = () =>
    new Promise<void>((resolve) => {
      leading = true;
      const stop = open(last, {
        onEvent: (event) => tellAll({ kind: 'event', event }),
        onSignal: (signal) => tellAll({ kind: 'signal', signal }),
        onState: (next) => tellAll({ kind: 'state', state: next }),
      });
      resign = () => {
        stop();
        resolve();
      };
    });
  navigator.locks.request(name, { signal: waiting.signal }, lead).catch(() => {
    // Aborted while waiting: this tab never came to lead.
  });

  return () => {
    waiting.abort();
    resign();
    channel.close();
  };
}
