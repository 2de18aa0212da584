import type { Client, Pending, RequestOptions } from '../client.ts';
import { type List, list } from '../page.ts';
import type { Call, CallEventAccepted, CallEventBody, ListCallsQuery } from '../types.ts';

export interface ReportOptions extends RequestOptions {
  /** What the telephone exchange signs with. */
  readonly secret: string;
}

/** Telephone calls, as far as the exchange told of them. */
export class Calls {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Lists calls, newest first. `callId` is the exchange's own, of any leg. */
  list(query?: ListCallsQuery, options?: RequestOptions): List<Call> {
    return list(this.#client, '/calls', query, options);
  }

  /** @param id ours (`cal_…`) or the exchange's. @throws NotFoundError also where the caller may not see it. */
  get(id: string, options?: RequestOptions): Pending<Call> {
    return this.#client.request('GET', `/calls/${encodeURIComponent(id)}`, options);
  }

  /**
   * Tells what happens on the telephone, for an adapter between an exchange and the desk. With the same `eventId` it may
   * be told again: `duplicate`. Needs Web Crypto: any server, or a secure context.
   */
  async report(event: CallEventBody, { secret, ...options }: ReportOptions): Promise<CallEventAccepted> {
    const time = Math.floor(Date.now() / 1000);
    const bytes = (text: string) => new TextEncoder().encode(text);
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign']);
    const signed = await crypto.subtle.sign('HMAC', key, bytes(`${time}.${JSON.stringify(event)}`));
    const hex = [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return this.#client.request('POST', '/calls/events', {
      ...options,
      body: event,
      headers: { ...options.headers, 'X-CTI-Signature': `t=${time},v1=${hex}` },
    });
  }
}
