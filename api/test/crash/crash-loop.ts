import { setTimeout as sleep } from 'node:timers/promises';
import { type Installation, startInstallation } from '../../bench/installation.ts';
import { startProviders } from '../../bench/stand-in-providers.ts';
import { checkInvariants } from './check-invariants.ts';
import { startClients } from './clients.ts';
import { type Fault, injectFaults } from './faults.ts';
import { countAcknowledged, type Ledger, newLedger } from './ledger.ts';
import { startAgain, supervise } from './supervise.ts';

export interface CrashReport {
  readonly faults: Readonly<Record<Fault, number>>;
  readonly acknowledged: ReturnType<typeof countAcknowledged>;
  /** The last words of processes that ended without being killed by the loop. */
  readonly deaths: readonly string[];
  readonly violations: readonly string[];
  readonly seconds: number;
}

const QUIET_MS = 60_000;

/**
 * Kills server, worker and database sessions while clients open tickets, reply, send mails and chat, and providers send
 * webhooks; then lets everything come to rest and holds the database against what they were told.
 */
export async function runCrashLoop(faults: number): Promise<CrashReport> {
  const began = performance.now();
  const installation = await startInstallation({ env: { SINIA_LOG: 'error' } });
  const providers = await startProviders(installation);
  try {
    await installation.empty();
    await Promise.all([installation.server.start(), installation.worker.start()]);
    const ledger = newLedger();
    const supervision = supervise([installation.server, installation.worker]);
    const clients = startClients(installation, providers, ledger);
    const done = await injectFaults(installation, faults, () =>
      Object.values(countAcknowledged(ledger)).reduce((sum, count) => sum + count, 0),
    );
    await clients.finish();
    const deaths = await supervision.end();
    const violations = [
      ...(await settleAndCheck(installation, ledger)),
      ...providers.doubled().map((what) => `a provider was handed twice: ${what}`),
    ];
    const seconds = (performance.now() - began) / 1000;
    return { faults: done, acknowledged: countAcknowledged(ledger), deaths, violations, seconds };
  } finally {
    await installation.stop();
    await providers.close();
  }
}

async function settleAndCheck(installation: Installation, ledger: Ledger): Promise<string[]> {
  const { sql, worker } = installation;
  await worker.end();
  await letLeasesRunOut(sql);
  await startAgain(worker);
  for (let waited = 0; waited < QUIET_MS && !(await atRest(sql)); waited += 250) await sleep(250);
  return checkInvariants(sql, installation.ownerUrl, ledger);
}

/** What a killed worker held is free again after 60 s; the clock of the rows is moved instead of waiting. */
async function letLeasesRunOut(sql: Installation['sql']): Promise<void> {
  await sql`update deliveries set due_at = now(), lease_until = now() where status = 'sending'`;
  await sql`update deliveries set due_at = now() where status = 'queued' and reason is distinct from 'capped'`;
  await sql`update inbound_envelopes set due_at = now() where processed_at is null`;
  await sql`update channel_events set due_at = now() where processed_at is null`;
  await sql`update outbox set due_at = now() where parked_at is null`;
}

async function atRest(sql: Installation['sql']): Promise<boolean> {
  const [row] = await sql<{ left: number }[]>`
    select (select count(*) from outbox where parked_at is null)::int
      + (select count(*) from inbound_envelopes where processed_at is null)::int
      + (select count(*) from channel_events where processed_at is null)::int
      + (select count(*) from deliveries where status in ('queued', 'sending') and channel <> 'post'
          and reason is distinct from 'capped')::int as left`;
  return row?.left === 0;
}
