import { createHttpSms } from '@sinia/channels/sms';
import type { Transport } from './transport.ts';

/** What the receiver sees, as registered with the provider: at most 11 letters. */
const SENDER = 'AMSA';

/** SMS through the provider that the installation names. */
export function smsTransport(url: string, token: string, fetchIt: typeof fetch = fetch): Transport {
  const provider = createHttpSms({ url, token, from: SENDER, fetch: fetchIt });
  return {
    send: async ({ id, to, text }) => provider.send(await provider.render({ id, to, text })),
    close: () => undefined,
  };
}
