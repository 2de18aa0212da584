import { buildBundles } from '@sinia/launcher/parts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopInstallations } from '../../bench/installation.ts';
import { runCrashLoop } from './crash-loop.ts';

/** Three to four minutes on two cores; a busy machine only takes longer. */
const TIMEOUT_MS = 600_000;

beforeAll(() => buildBundles(() => undefined));
afterAll(stopInstallations);

test(
  '100 kills of server, worker and database sessions lose nothing and double nothing',
  async () => {
    const report = await runCrashLoop(100);
    console.log(describe(report));
    expect(report.violations).toEqual([]);
    expect(report.faults).toEqual({ server: 34, worker: 33, backend: 33 });
    // Nothing can be lost where nothing was promised.
    expect(report.acknowledged.tickets).toBeGreaterThan(20);
    expect(report.acknowledged.replies).toBeGreaterThan(5);
    expect(report.acknowledged.mails).toBeGreaterThan(5);
    expect(report.acknowledged.webhooks).toBeGreaterThan(20);
    expect(report.acknowledged.chats).toBeGreaterThan(5);
  },
  TIMEOUT_MS,
);

function describe({
  faults,
  acknowledged,
  deaths,
  seconds,
}: Awaited<ReturnType<typeof runCrashLoop>>): string {
  return `${JSON.stringify(faults)} ${JSON.stringify(acknowledged)} in ${seconds.toFixed(0)} s ${deaths.join('\n')}`;
}
