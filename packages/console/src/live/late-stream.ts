import type { OpenStream } from './share-stream.ts';

const AGAIN_MS = 5_000;

/** A stream whose code is fetched when it is first opened; while that does not come, the line counts as lost. */
export function lateStream(load: () => Promise<OpenStream>): OpenStream {
  return (after, handlers) => {
    let stop = () => {};
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async () => {
      try {
        const openStream = await load();
        if (!stopped) stop = openStream(after, handlers);
      } catch {
        handlers.onState('lost');
        if (!stopped) timer = setTimeout(open, AGAIN_MS);
      }
    };
    void open();
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
  };
}
