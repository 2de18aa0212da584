import { promises as dns } from 'node:dns';
import { createMailAuthenticator, createMailParserPool } from '@sinia/channels/email';
import { checkEmployees } from './auth/sso/check-employees.ts';
import { createDependencies } from './dependencies.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { compareContacts } from './jobs/compare-contacts.ts';
import { decideContacts } from './jobs/decide-contacts.ts';
import { fetchMedia } from './jobs/fetch-media.ts';
import { followRatings } from './jobs/follow-ratings.ts';
import { followRecordings } from './jobs/follow-recordings.ts';
import { identifyCallers } from './jobs/identify-callers.ts';
import { identifyTickets } from './jobs/identify-tickets.ts';
import { importDirectory } from './jobs/import-directory.ts';
import { importHistory } from './jobs/import-history.ts';
import { listenToExchanges } from './jobs/listen-to-exchanges.ts';
import { type Loop, startLoop } from './jobs/loop.ts';
import { nameCorrespondents } from './jobs/name-correspondents.ts';
import { pollAccounts } from './jobs/poll-accounts.ts';
import { processCalls } from './jobs/process-calls.ts';
import { processEvents } from './jobs/process-events.ts';
import { type MailProcessor, processMail } from './jobs/process-mail.ts';
import { processWebhooks } from './jobs/process-webhooks.ts';
import { readExchangeFiles } from './jobs/read-exchange-files.ts';
import { readMailboxes } from './jobs/read-mailboxes.ts';
import { runRecurring } from './jobs/recurring.ts';
import { scanFiles } from './jobs/scan-files.ts';
import { sendAlertMails } from './jobs/send-alert-mails.ts';
import { SENDERS, sendDeliveries } from './jobs/send-deliveries.ts';
import { sendHeldReplies } from './jobs/send-held-replies.ts';
import { settleCalls } from './jobs/settle-calls.ts';
import { settleLost } from './jobs/settle-lost.ts';
import { settleSupervisors } from './jobs/settle-supervisors.ts';
import { wakeSnoozed } from './jobs/wake-snoozed.ts';
import { writeContactNotes } from './jobs/write-contact-notes.ts';
import { relayEvents } from './outbox/relay.ts';
import { SUBSCRIBERS } from './outbox/subscribers.ts';
import { createTransports } from './outbox/transports/index.ts';
import type { Dependencies } from './use-cases/context.ts';

const STOP_MS = 10_000;
const RECURRING_POLL_MS = 60_000;
const ALERT_POLL_MS = 10_000;
const SNOOZE_POLL_MS = 10_000;
const IMPORT_POLL_MS = 3_000;
const EMPLOYEE_POLL_MS = 15_000;
const DIRECTORY_POLL_MS = 3_000;
const COMPARE_POLL_MS = 3_000;
const NOTE_POLL_MS = 5_000;
const LOST_POLL_MS = 30_000;
const SUPERVISOR_POLL_MS = 2_000;
const EXCHANGE_FILES_POLL_MS = 5_000;
const NAMES_POLL_MS = 2_000;
const ACCOUNTS_POLL_MS = 2 * 60_000;

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

function main(): void {
  const environment = readEnvironment(process.env);
  const dependencies = createDependencies(environment, 'sinia-worker');
  const transports = createTransports(dependencies, environment);
  const mail = openMailProcessor(dependencies, environment);
  const importer = { dependencies, parser: mail.parser, putOff: new Map<string, number>() };
  const loops: Loop[] = [
    startLoop('relay', dependencies, async () => {
      const delivered = await relayEvents(dependencies, SUBSCRIBERS);
      if (delivered > 0) dependencies.wake();
      return delivered > 0;
    }),
    ...SENDERS.map((channels) =>
      startLoop(
        `sender ${channels.join(' ')}`,
        dependencies,
        async () => (await sendDeliveries({ dependencies, transports, channels })) > 0,
      ),
    ),
    startLoop('webhooks', dependencies, async () => (await processWebhooks(dependencies)) > 0),
    startLoop('channel events', dependencies, async () => (await processEvents(dependencies)) > 0),
    startLoop('media', dependencies, async () => (await fetchMedia(dependencies)) > 0),
    startLoop(
      'virus scan',
      environment.clamd ? dependencies : quiet(dependencies),
      () => scanFiles(dependencies),
      environment.clamd ? undefined : RECURRING_POLL_MS,
    ),
    startLoop('names', quiet(dependencies), () => nameCorrespondents(dependencies), NAMES_POLL_MS),
    startLoop('polls', quiet(dependencies), () => pollAccounts(dependencies), ACCOUNTS_POLL_MS),
    startLoop('lost messages', quiet(dependencies), () => settleLost(dependencies), LOST_POLL_MS),
    startLoop('replies', dependencies, async () => (await sendHeldReplies(dependencies)) > 0),
    startLoop(
      'alert mails',
      quiet(dependencies),
      async () => (await sendAlertMails({ dependencies, transports })) > 0,
      ALERT_POLL_MS,
    ),
    startLoop('snoozed', quiet(dependencies), () => wakeSnoozed(dependencies), SNOOZE_POLL_MS),
    startLoop(
      'calls',
      dependencies,
      async () => (await processCalls(dependencies)) > 0,
      undefined,
      'call_events',
    ),
    startLoop('ended calls', dependencies, () => settleCalls(dependencies), undefined, 'calls'),
    listenToExchanges(dependencies),
    startLoop(
      'exchange files',
      quiet(dependencies),
      () => readExchangeFiles(dependencies),
      EXCHANGE_FILES_POLL_MS,
    ),
    startLoop('supervisors', quiet(dependencies), () => settleSupervisors(dependencies), SUPERVISOR_POLL_MS),
    startLoop('duplicates', quiet(dependencies), () => compareContacts(dependencies), COMPARE_POLL_MS),
    startLoop('contact rules', quiet(dependencies), () => decideContacts(dependencies), COMPARE_POLL_MS),
    startLoop('identify', dependencies, () => identifyTickets(dependencies)),
    startLoop('recordings', dependencies, () => followRecordings(dependencies), undefined, 'calls'),
    startLoop('ratings', dependencies, () => followRatings(dependencies), undefined, 'calls'),
    startLoop('callers', dependencies, () => identifyCallers(dependencies), undefined, 'calls'),
    startLoop('mail', dependencies, async () => (await processMail(mail)) > 0),
    readMailboxes(dependencies),
    startLoop('imports', quiet(dependencies), () => importHistory(importer), IMPORT_POLL_MS),
    startLoop(
      'directory',
      quiet(dependencies),
      (signal) => importDirectory(dependencies, signal),
      DIRECTORY_POLL_MS,
    ),
    startLoop('contact notes', quiet(dependencies), () => writeContactNotes(dependencies), NOTE_POLL_MS),
    startLoop(
      'company accounts',
      quiet(dependencies),
      async () => (await checkEmployees(dependencies)) > 0,
      EMPLOYEE_POLL_MS,
    ),
    startLoop(
      'recurring',
      quiet(dependencies),
      async () => {
        await runRecurring(dependencies);
        return false;
      },
      RECURRING_POLL_MS,
    ),
  ];
  process.stdout.write(`listening ${JSON.stringify({ ready: 'worker' })}\n`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS - 500).unref();
    await Promise.all(loops.map((loop) => loop.stop()));
    transports.email.close();
    transports.sms.close();
    await Promise.all([mail.parser.close(), mail.rawParser.close(), mail.authenticator?.close()]);
    await dependencies.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The demonstration asks no name server: nothing is proven there by DMARC, and nothing refuted. */
function openMailProcessor(dependencies: Dependencies, { demo, mailbox }: Environment): MailProcessor {
  return {
    dependencies,
    parser: createMailParserPool(),
    rawParser: createMailParserPool({ limits: { rawBytes: 0 } }),
    authenticator: demo
      ? null
      : createMailAuthenticator({
          resolver: (name, type) => dns.resolve(name, type) as Promise<unknown[]>,
          host: mailbox.split('@')[1] ?? 'localhost',
        }),
    badTokens: { times: [] },
  };
}

/** What is due once a day need not be woken by every change. */
function quiet(dependencies: Dependencies): Pick<Dependencies, 'log' | 'subscribe'> {
  return { log: dependencies.log, subscribe: () => () => undefined };
}
