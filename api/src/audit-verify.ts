import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChains } from '@sinia/database';

/** `npm run audit:verify`: says that all chains hold, or names the first broken row and fails. */
const url = process.env.SINIA_OWNER_DATABASE_URL ?? process.env.DATABASE_URL ?? demoDatabase();
if (!url) {
  process.stderr.write('Set DATABASE_URL, or start Sínia first.\n');
  process.exit(2);
}
const { tickets, events, broken } = await verifyChains(url);
if (broken) {
  process.stderr.write(`BROKEN: ${broken}\n`);
  process.exit(1);
}
process.stdout.write(`The chains of ${tickets} tickets hold: ${events} events.\n`);

function demoDatabase(): string | undefined {
  const path = join(process.env.SINIA_DATA_DIR ?? '.sinia', 'demo.json');
  if (!existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { databaseUrl?: string }).databaseUrl;
}
