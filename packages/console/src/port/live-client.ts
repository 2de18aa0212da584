import type { AppRouter } from '@sinia/api/trpc';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import type { OpenStream } from '../live/share-stream.ts';
import type { Session } from '../session/session.ts';
import { authorizedFetch } from './authorized-fetch.ts';
import { openLiveStream } from './open-live-stream.ts';

/** The one subscription, with all that it needs; fetched after the list stands there. */
export function createLiveClient(apiUrl: string, session: Session): OpenStream {
  const authorized = authorizedFetch(session);
  const trpc = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${apiUrl}/trpc`,
        EventSource,
        eventSourceOptions: { fetch: (input, init) => authorized(input, init as RequestInit) },
      }),
    ],
  });
  return openLiveStream(trpc);
}
