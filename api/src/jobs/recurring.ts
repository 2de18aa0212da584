import type { Dependencies } from '../use-cases/context.ts';
import { blockContacts } from './block-contacts.ts';
import { purgeDirectory } from './purge-directory.ts';
import { reconcileCalls } from './reconcile-calls.ts';
import { purgeExpired, purgeUploads, runWhenDue, sealAudit } from './recurring-store.ts';
import { renewTokens } from './renew-tokens.ts';

const HOUR_MS = 3_600_000;

interface RecurringJob {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (dependencies: Dependencies) => Promise<unknown>;
}

/** What is done again and again, as data. The due times are rows, so that a clock can be moved in a test. */
export const RECURRING: readonly RecurringJob[] = [
  { name: 'seal-audit', everyMs: HOUR_MS / 4, run: sealAll },
  { name: 'block-contacts', everyMs: HOUR_MS / 12, run: blockContacts },
  { name: 'renew-tokens', everyMs: HOUR_MS, run: renewTokens },
  { name: 'purge-expired', everyMs: 24 * HOUR_MS, run: ({ db, clock }) => purgeExpired(db, clock()) },
  { name: 'purge-uploads', everyMs: 24 * HOUR_MS, run: removeUploads },
  { name: 'reconcile-calls', everyMs: 24 * HOUR_MS, run: reconcileCalls },
  { name: 'purge-directory', everyMs: 24 * HOUR_MS, run: purgeDirectory },
];

/** Runs what is due, here or in another worker. */
export async function runRecurring(dependencies: Dependencies): Promise<void> {
  const { db, clock, log } = dependencies;
  for (const { name, everyMs, run } of RECURRING) {
    const now = clock();
    const ran = await runWhenDue(db, name, now, new Date(now.getTime() + everyMs), () => run(dependencies));
    if (ran) log.debug({ job: name }, 'a recurring job ran');
  }
}

async function sealAll({ db, clock }: Dependencies): Promise<void> {
  while (await sealAudit(db, clock()));
}

async function removeUploads({ db, clock, files }: Dependencies): Promise<void> {
  for (const id of await purgeUploads(db, clock())) await files.delete(id);
}
