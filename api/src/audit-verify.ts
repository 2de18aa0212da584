import { verifyChains } from '@sinia/database';
import postgres from 'postgres';
import { demoDatabase } from './demo-database.ts';
import { verifySeals } from './jobs/verify-seals.ts';

/** `npm run audit:verify`: says that all chains hold, or names the first broken row and fails. */
const url = process.env.SINIA_OWNER_DATABASE_URL ?? process.env.DATABASE_URL ?? demoDatabase();
if (!url) {
  process.stderr.write('Set DATABASE_URL, or start Sínia first.\n');
  process.exit(2);
}
const chains = await verifyChains(url);
stopAt(chains.broken);
const owner = postgres(url, { max: 1, onnotice: () => undefined });
const seals = await verifySeals(owner).finally(() => owner.end());
stopAt(seals.broken);
process.stdout.write(
  `The chains of ${chains.tickets} tickets hold: ${chains.events} events. ` +
    `The audit log holds: ${seals.rows} rows under ${seals.seals} seals.\n`,
);

function stopAt(broken: string | null): void {
  if (!broken) return;
  process.stderr.write(`BROKEN: ${broken}\n`);
  process.exit(1);
}
