import { type Client, createClient } from '@sinia/sdk';

/** Gives a fresh token each time it is asked: a customer's identity signed by the host, good for ten minutes. */
export type TokenFunction = () => Promise<string>;

export type Connection = {
  readonly apiUrl: string;
  readonly publishableKey: string;
  readonly token?: string | TokenFunction | undefined;
  readonly locale: string;
};

/** People wait in front of the page: give up early, say so, and keep what they typed. */
const patience = 10_000;

/** The core of the public client; an element puts on it the resources that it uses, and carries no others. */
export const connect = ({ apiUrl, publishableKey, token, locale }: Connection): Client =>
  createClient({ baseUrl: apiUrl, publishableKey, token, locale, timeout: patience });
