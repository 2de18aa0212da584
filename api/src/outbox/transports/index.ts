import type { Environment } from '../../environment.ts';
import type { Dependencies } from '../../use-cases/context.ts';
import { demoTransport } from './demo-transport-store.ts';
import { mailTransport } from './mail-transport.ts';
import { smsTransport } from './sms-transport.ts';
import { smtpTransport } from './smtp-transport.ts';
import type { SentChannel, Transport } from './transport.ts';
import { writtenTransport } from './written-transport.ts';

/** Mail and text messages each leave by a way of their own, everything else by that of its conversation. */
export type Transports = Readonly<Record<'email' | 'sms' | 'written', Transport>>;

export function transportFor(transports: Transports, channel: SentChannel): Transport {
  return channel === 'email' || channel === 'sms' ? transports[channel] : transports.written;
}

/** By which way each channel leaves: the demonstration keeps all; a channel without a provider waits for one. */
export function createTransports(
  dependencies: Dependencies,
  { smtpOut, sms }: Pick<Environment, 'smtpOut' | 'sms'>,
): Transports {
  const { db, clock, settings } = dependencies;
  const written = writtenTransport(dependencies);
  if (settings.demo) {
    const demo = demoTransport(db, clock);
    const email = mailTransport(dependencies, demo, (graph) => alsoKept(graph, demo));
    return { email, sms: demo, written: alsoKept(written, demo) };
  }
  const smtp = smtpOut ? smtpTransport(smtpOut) : missing('SINIA_SMTP_OUT is not set');
  return {
    email: mailTransport(dependencies, smtp),
    sms: sms ? smsTransport(sms.url, sms.token) : missing('SINIA_SMS_URL is not set'),
    written,
  };
}

/** In the demonstration the providers are fakes on this machine: what went to one is kept as well. */
function alsoKept(written: Transport, kept: Transport): Transport {
  return {
    async send(message) {
      const result = await written.send(message);
      if (result.status === 'sent') await kept.send(message);
      return result;
    },
    close: written.close,
  };
}

function missing(reason: string): Transport {
  return {
    send: async () => ({ status: 'deferred', code: 'connection', reason }),
    close: () => undefined,
  };
}
