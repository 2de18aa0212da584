import { type SmtpListener, startSmtpListener } from '@sinia/channels/email';
import type { Environment } from '../environment.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { createEnvelopeStore, mailEventKey } from './store-envelope.ts';

const SIGNED_PREFIXES = ['reply', 'b', 'agent'];

/** Takes mail for our addresses by SMTP; a 250 means that the raw message is committed. */
export function listenForMail(
  dependencies: Dependencies,
  environment: Pick<Environment, 'host' | 'smtpPort'>,
): Promise<SmtpListener> {
  const { sql, clock, random, log, wake, settings } = dependencies;
  const { store } = createEnvelopeStore(sql, clock, random);
  const account = settings.mailbox.toLowerCase();
  return startSmtpListener({
    host: environment.host,
    port: environment.smtpPort,
    name: account.split('@')[1] ?? 'localhost',
    acceptRecipient: (address) => isOurs(address, account),
    async store(raw, envelope) {
      const eventKey = mailEventKey(raw, envelope.rcptTo);
      await store({ channel: 'email', account, eventKey, raw, meta: { ...envelope } });
      wake();
    },
    onError: (error) => log.warn({ err: error }, 'a mail connection failed'),
  });
}

/** The mailbox itself, also with a `+suffix`, and the signed addresses that we mint; we relay for nobody. */
export function isOurs(address: string, mailbox: string): boolean {
  const [local = '', domain, ...more] = address.toLowerCase().split('@');
  const [ownLocal = '', ownDomain] = mailbox.split('@');
  if (domain !== ownDomain || more.length > 0) return false;
  const [base = ''] = local.split('+');
  return base === ownLocal || (local.includes('+') && SIGNED_PREFIXES.includes(base));
}
