import type { Session } from '../session/session.ts';

export type AuthorizedFetch = (input: string | URL, init: RequestInit) => Promise<Response>;

/** The bearer travels in a header, for the stream too, and is the one of the moment. */
export function authorizedFetch(session: Session): AuthorizedFetch {
  return async (input, init) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await session.bearer()}`);
    return fetch(input, { ...init, headers });
  };
}
