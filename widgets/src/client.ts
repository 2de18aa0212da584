import { Sinia } from '@sinia/sdk';

/** Gives a fresh token each time it is asked: a customer's identity signed by the host, good for ten minutes. */
export type TokenFunction = () => Promise<string>;

export type Connection = {
  readonly apiUrl: string;
  readonly publishableKey: string;
  readonly token?: string | TokenFunction | undefined;
  readonly locale: string;
};

type Options = { readonly fetch?: typeof fetch; readonly timeout?: number };

/** People wait in front of the page: give up early, say so, and keep what they typed. */
const patience = 10_000;

/** The public client as an element uses it: no cookies, answers in the reader's language. */
export function createClient(connection: Connection, options: Options = {}): Sinia {
  const { token } = connection;
  return new Sinia({
    baseUrl: connection.apiUrl,
    timeout: patience,
    defaultHeaders: { 'Accept-Language': connection.locale },
    ...(connection.publishableKey && { publishableKey: connection.publishableKey }),
    ...(token && { token: typeof token === 'string' ? async () => token : token }),
    ...options,
  });
}
