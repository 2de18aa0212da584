import type { Environment } from '../../environment.ts';
import type { Dependencies } from '../../use-cases/context.ts';
import { demoTransport } from './demo-transport-store.ts';
import { smsTransport } from './sms-transport.ts';
import { smtpTransport } from './smtp-transport.ts';
import type { Transport } from './transport.ts';

export type Transports = Readonly<Record<'email' | 'sms', Transport>>;

/** By which way each channel leaves: the demonstration keeps all; a channel without a provider waits for one. */
export function createTransports(
  { db, clock, settings }: Dependencies,
  { smtpOut, sms }: Pick<Environment, 'smtpOut' | 'sms'>,
): Transports {
  if (settings.demo) {
    const demo = demoTransport(db, clock);
    return { email: demo, sms: demo };
  }
  return {
    email: smtpOut ? smtpTransport(smtpOut) : missing('SINIA_SMTP_OUT is not set'),
    sms: sms ? smsTransport(sms.url, sms.token) : missing('SINIA_SMS_URL is not set'),
  };
}

function missing(reason: string): Transport {
  return {
    send: async () => ({ status: 'deferred', code: 'connection', reason }),
    close: () => undefined,
  };
}
