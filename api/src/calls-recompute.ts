import { connect } from '@sinia/database';
import { demoDatabase } from './demo-database.ts';
import type { Dependencies } from './use-cases/context.ts';
import { systemContext } from './use-cases/deliveries/system-context.ts';
import { recomputeCalls } from './use-cases/reports/recompute-calls.query.ts';

/**
 * `npm run calls:recompute -- 2026-03-01 2026-03-31`: works the calls of these days out anew from their events, says whether
 * the figures agree, and fails where they do not. Without days: yesterday and today.
 */
const url = process.env.SINIA_OWNER_DATABASE_URL ?? process.env.DATABASE_URL ?? demoDatabase();
if (!url) {
  process.stderr.write('Set DATABASE_URL, or start Sínia first.\n');
  process.exit(2);
}
const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const [from = dayOf(Date.now() - DAY_MS), to = process.argv[2] ?? dayOf(Date.now())] = process.argv.slice(2);

const { db, close } = connect({ url, maxConnections: 1, applicationName: 'calls-recompute', role: 'owner' });
const dependencies = { db, clock: () => new Date() } as Dependencies;
const began = performance.now();
const told = await recomputeCalls
  .execute(systemContext(dependencies, 'calls', 'recompute'), { from, to })
  .finally(close);
const seconds = ((performance.now() - began) / 1000).toFixed(1);

const { answeredOnly, counts } = told.reworked;
process.stdout.write(`${told.calls} calls from ${told.events} events in ${seconds} s.\n`);
process.stdout.write(
  `Answered ${counts.answered}, in less than 3 minutes ${percent(answeredOnly.shareWithin)}; ` +
    `the fastest 95 % waited ${answeredOnly.fastestMeanSeconds?.toFixed(1) ?? '-'} s.\n`,
);
for (const { id, fields } of told.differing) process.stderr.write(`DIFFERS: ${id} in ${fields.join(', ')}\n`);
if (told.differing.length > 0) process.exit(1);
process.stdout.write('The figures agree.\n');

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`;
}
