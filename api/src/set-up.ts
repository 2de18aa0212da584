import { parseArgs } from 'node:util';
import { migrate } from '@sinia/database';
import { inviteFirstAdmin } from './auth/first-admin-store.ts';
import { createDependencies } from './dependencies.ts';
import { readEnvironment } from './environment.ts';

const USAGE = 'npm run set-up -- --email marta@example.cat --name "Marta Roca"';

/**
 * `npm run set-up`: brings the database up to date, makes the first group and the first administrator, and prints the
 * link with which they choose a password. Run again for the same address, it prints a new link: nobody is locked out.
 */
async function setUp(email: string, name: string): Promise<void> {
  const environment = readEnvironment(process.env);
  await migrate(environment.databaseUrl);
  const dependencies = createDependencies(environment, 'sinia-set-up');
  try {
    const { url, expiresAt } = await inviteFirstAdmin(dependencies, { email, name });
    process.stdout.write(`Open this link until ${expiresAt.toISOString()} to choose a password:\n${url}\n`);
  } finally {
    await dependencies.close();
  }
}

const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } });
if (!values.email?.includes('@') || !values.name) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
try {
  await setUp(values.email, values.name);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
