import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { startEmbeddedPostgres } from '@sinia/database';
import { createTemplate } from '@sinia/database/testing';
import { settlePorts } from './ports.ts';

/**
 * Runs once before the integration tests: a throw-away PostgreSQL and the migrated template. A suite clones it with
 * `cloneDatabase(process.env.SINIA_TEST_DATABASE_URL)`; set that variable yourself to use another server.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const given = process.env.SINIA_TEST_DATABASE_URL;
  if (given) {
    await createTemplate(given);
    return async () => undefined;
  }
  const dataDir = mkdtempSync('/var/tmp/sinia-test-');
  // PostgreSQL runs as another user when we are root: it has to enter.
  chmodSync(dataDir, 0o755);
  const { port } = await settlePorts({ port: 0 }, 0);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({
    dataDir: `${dataDir}/postgres`,
    port,
    log: () => undefined,
    settings,
  });
  await createTemplate(server.url);
  process.env.SINIA_TEST_DATABASE_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
