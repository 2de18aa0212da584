import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@sinia/database';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settlePorts } from '../src/ports.ts';

const module_ = new URL('../../database/src/embedded.ts', import.meta.url).pathname;
let folder: string;
let dataDir: string;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync('/var/tmp/sinia-pg-');
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'postgres');
  ({ port } = await settlePorts({ port: 0 }, 0));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function note(url: string, run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await run(sql).finally(() => sql.end());
}

test('recovers everything committed after its starter and then the server itself were killed', async () => {
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(module_)};
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: ${port}, log() {} });
    console.log(server.url); setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module-typescript', '-e', code]);
  const url = String((await once(starter.stdout, 'data'))[0]).trim();
  await note(url, (sql) => sql`create table kept as select 1 as one`);
  starter.kill('SIGKILL');
  await once(starter, 'close');

  const said: string[] = [];
  const second = await startEmbeddedPostgres({ dataDir, port, log: (line) => said.push(line) });
  expect(said.join()).toContain('an earlier run left behind');
  await note(second.url, async (sql) => expect(await sql`select one from kept`).toHaveLength(1));

  process.kill(second.pid, 'SIGKILL');
  await second.exited;
  const third = await startEmbeddedPostgres({ dataDir, port, log: () => undefined });
  await note(third.url, async (sql) => expect(await sql`select one from kept`).toHaveLength(1));
  await third.stop();
  expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(false);
  expect(() => process.kill(third.pid, 0)).toThrow();
});

test('says in one line why it cannot start', async () => {
  const { createServer } = await import('node:net');
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const failure = await startEmbeddedPostgres({ dataDir, port, log: () => undefined }).catch(
    (error: Error) => error,
  );
  server.close();
  expect((failure as Error).message).toMatch(/^PostgreSQL did not start: .+ \(log: .+postgres\.log\)$/);
  expect(readFileSync(`${dataDir}.log`, 'utf8')).toContain('Address already in use');
});
