import { type SmtpListener, startSmtpListener } from '@sinia/channels/email';
import type { Environment } from '../environment.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { knownMailboxes } from '../use-cases/mailboxes/known-mailboxes.ts';
import { isOurs, mailboxAt, writtenTo } from '../use-cases/mailboxes/written-to.ts';
import { createEnvelopeStore, mailEventKey } from './store-envelope.ts';

/** Takes mail for our addresses by SMTP; a 250 means that the raw message is committed. */
export function listenForMail(
  dependencies: Dependencies,
  environment: Pick<Environment, 'host' | 'smtpPort'>,
): Promise<SmtpListener> {
  const { sql, clock, random, log, wake, settings } = dependencies;
  const { store } = createEnvelopeStore(sql, clock, random);
  return startSmtpListener({
    host: environment.host,
    port: environment.smtpPort,
    name: settings.mailbox.split('@')[1] ?? 'localhost',
    acceptRecipient: (address) => accept(dependencies, address),
    async store(raw, envelope) {
      const eventKey = mailEventKey(raw, envelope.rcptTo);
      const { all, main } = await knownMailboxes(dependencies);
      const account = (writtenTo([], envelope.rcptTo, all) ?? main).address;
      await store({ channel: 'email', account, eventKey, raw, meta: { ...envelope } });
      wake();
    },
    onError: (error) => log.warn({ err: error }, 'a mail connection failed'),
  });
}

/** A mailbox in pause is not refused: its mail waits with whoever sends it, until it is read again. */
async function accept(dependencies: Dependencies, address: string): Promise<boolean> {
  const { all } = await knownMailboxes(dependencies);
  if (mailboxAt(address, all)?.pausedAt) throw new Error(`The mailbox ${address} is in pause`);
  return isOurs(address, all);
}
