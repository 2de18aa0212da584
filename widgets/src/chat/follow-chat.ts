import type { ChatSignal, Chats } from '@sinia/sdk';

type Heard = {
  readonly onChange: () => void;
  readonly onSignal: (signal: ChatSignal) => void;
  readonly onConnection: (connected: boolean) => void;
};

/** Hears what happens in a chat until the signal says stop; a connection that comes back is taken up at once. */
export async function followChat(
  chats: Chats,
  reference: string,
  stop: AbortSignal,
  { onChange, onSignal, onConnection }: Heard,
): Promise<void> {
  let lastEventId: string | undefined;
  while (!stop.aborted) {
    const line = new AbortController();
    const cut = () => line.abort();
    const lost = () => onConnection(false);
    stop.addEventListener('abort', cut);
    addEventListener('online', cut);
    addEventListener('offline', lost);
    try {
      const options = { signal: line.signal, lastEventId, onConnection };
      for await (const { id, event, data } of chats.events(reference, options)) {
        lastEventId = id || lastEventId;
        if (event === 'changed') onChange();
        if (event === 'chat') onSignal(data as ChatSignal);
      }
    } catch {
      // Refused for good: what was read stays, and the next visit reads it again.
      return;
    } finally {
      stop.removeEventListener('abort', cut);
      removeEventListener('online', cut);
      removeEventListener('offline', lost);
    }
  }
}
