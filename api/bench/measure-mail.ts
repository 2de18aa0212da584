import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import { manageProcess } from './managed-process.ts';
import { medians, type Rounds } from './measure-reading.ts';
import { type Measured, runLoad } from './run-load.ts';

const CONNECTIONS = 16;
const PATIENCE_MS = 120_000;

/** SMTP to the stored raw message; the worker is at rest. */
export async function measureIntake(
  installation: Installation,
  { rounds, seconds }: Rounds,
): Promise<Measured> {
  const { smtpPort: port, mailbox } = installation;
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await installation.empty();
    measured.push(
      await runLoad({ kind: 'mail', port, mailbox, connections: CONNECTIONS, warmSeconds: 0.5, seconds }),
    );
  }
  await installation.empty();
  return medians(measured);
}

/** The same connections and mails against a listener that keeps nothing. */
export async function measureDiscard(
  installation: Installation,
  { rounds, seconds }: Rounds,
): Promise<Measured> {
  const listener = manageProcess({
    name: 'discard',
    script: 'api/bench/discard-smtp.ts',
    env: {},
    logFile: join(installation.dataDir, 'logs/discard.log'),
  });
  const { port } = (await listener.start()) as { port: number };
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const load = { connections: CONNECTIONS, warmSeconds: 0.5, seconds, mailbox: installation.mailbox };
    measured.push(await runLoad({ kind: 'mail', port, ...load }));
  }
  await listener.end();
  return medians(measured);
}

/**
 * From the first byte by SMTP to the last ticket with its receipt queued, `count` mails that come as fast as they are
 * taken, server and worker running.
 *
 * @returns mails a second
 */
export async function measureMailToTicket(installation: Installation, count: number): Promise<number> {
  const { sql, smtpPort: port, mailbox } = installation;
  await installation.empty();
  const began = performance.now();
  const load = runLoad({
    kind: 'mail',
    port,
    mailbox,
    connections: CONNECTIONS,
    warmSeconds: 0,
    seconds: PATIENCE_MS / 1000,
    count,
  });
  for (;;) {
    const [row] = await sql<{ receipts: number }[]>`
      select count(distinct ticket_id)::int as receipts from deliveries where kind like 'receipt%'`;
    const elapsed = performance.now() - began;
    if ((row?.receipts ?? 0) >= count) {
      await load;
      return (count / elapsed) * 1000;
    }
    if (elapsed > PATIENCE_MS) {
      await load;
      throw new Error(
        `${row?.receipts} of ${count} mails had a ticket and a receipt after ${PATIENCE_MS} ms`,
      );
    }
    await sleep(25);
  }
}
