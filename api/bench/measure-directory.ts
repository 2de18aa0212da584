import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@sinia/database';
import { customerAt } from '@sinia/directory/testing';
import { readSecrets, settlePorts } from '@sinia/launcher/parts';
import { seedDirectory } from '../src/seed/seed-directory.ts';
import type { Installation } from './installation.ts';
import { type ManagedProcess, manageProcess } from './managed-process.ts';
import { measurePaths, type Rounds } from './measure-reading.ts';
import type { Measured } from './run-load.ts';

const CUSTOMERS = 60_000;
const ASKED = 600;
const PASSWORD = 'bench';

export interface DirectoryFigures {
  readonly importSeconds: number;
  /** How much more memory the worker takes at its most than before. */
  readonly importRssMB: number;
  readonly search: Measured;
  /** A second, eight at once. */
  readonly searchRate: number;
  /** The same with the billing system down. */
  readonly searchDown: Measured;
}

/** 60,000 customers copied from a billing system beside us, and looked for by every key; server and worker run. */
export async function measureDirectory(at: Installation, rounds: Rounds): Promise<DirectoryFigures> {
  const { port } = await settlePorts({ port: 0 }, 0);
  const aquacis = manageProcess({
    name: 'aquacis',
    script: 'packages/directory/testing/main.ts',
    env: { SINIA_AQUACIS_PORT: String(port), SINIA_AQUACIS_PASSWORD: PASSWORD },
    logFile: join(at.dataDir, 'logs', 'aquacis.log'),
  });
  await aquacis.start();
  await at.worker.start();
  try {
    const copied = await measureImport(at, `http://127.0.0.1:${port}`);
    await at.worker.end();
    const { one: search, busy } = await measurePaths(at, searches(), rounds);
    await aquacis.kill();
    await openBreaker(at);
    const { one: searchDown } = await measurePaths(at, searches(), rounds);
    return { ...copied, search, searchRate: busy.perSecond, searchDown };
  } finally {
    await end(aquacis);
  }
}

async function end(aquacis: ManagedProcess): Promise<void> {
  await aquacis.end('SIGKILL');
}

async function measureImport(at: Installation, url: string) {
  await sleep(2_000);
  const before = rssMB(at.worker.pid() ?? 0);
  const { db, close } = connect({
    url: at.ownerUrl,
    maxConnections: 1,
    applicationName: 'bench',
    role: 'owner',
  });
  await seedDirectory(
    { db, clock: () => new Date(), secret: readSecrets(at.dataDir).secret } as Parameters<
      typeof seedDirectory
    >[0],
    { url, password: PASSWORD },
  );
  await close();
  let most = before;
  for (;;) {
    await sleep(200);
    most = Math.max(most, rssMB(at.worker.pid() ?? 0));
    const [run] = await at.sql`
      select status, last_failure, created, extract(epoch from finished_at - created_at)::float as seconds
      from directory_runs`;
    if (run?.status === 'failed') throw new Error(`the import failed: ${run.last_failure}`);
    if (run?.status !== 'done') continue;
    if (run.created !== CUSTOMERS) throw new Error(`only ${run.created} customers were copied`);
    return { importSeconds: run.seconds as number, importRssMB: most - before };
  }
}

/** One customer after the other, each by another key. */
function searches(): string[] {
  return Array.from({ length: ASKED }, (_, turn) => {
    const { documentId, phones, emails, contracts, name, surname1, companyName } = customerAt(turn * 97);
    const [contract] = contracts;
    const queries = [
      { documentId },
      { phone: phones[0]?.raw },
      emails[0] ? { email: emails[0] } : { documentId },
      { contract: contract?.number },
      { meter: contract?.meterSerial },
      { name: companyName ?? `${surname1} ${name.slice(0, 3)}` },
      { name: companyName ?? surname1 },
    ];
    const query = new URLSearchParams(queries[turn % queries.length] as Record<string, string>);
    return `/v1/directory/search?${query}`;
  });
}

/** Asks for nobody until the server has learnt that the billing system is down, and says so. */
async function openBreaker({ baseUrl, keys }: Installation): Promise<void> {
  const ask = async () => {
    const response = await fetch(`${baseUrl}/v1/directory/search?documentId=00000000T`, {
      headers: { Authorization: `Bearer ${keys[0]}` },
    });
    return ((await response.json()) as { degraded: string }).degraded;
  };
  for (let turn = 0; turn < 12; turn += 1) await ask();
  const degraded = await ask();
  if (degraded !== 'breaker_open') throw new Error(`with the billing system down it said ${degraded}`);
}

function rssMB(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
