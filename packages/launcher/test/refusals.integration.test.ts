import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../src/instance-lock.ts';
import { readSecrets } from '../src/secrets.ts';

const script = join(import.meta.dirname, '../start.mjs');
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinia-refusals-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function start(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, PORT: '0', SINIA_DATA_DIR: dataDir, ...env },
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.resume();
  const [code] = await once(child, 'close');
  return { code, errors };
}

test('a busy port is named in one line', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const { code, errors } = await start({ PORT: String(port) });
  server.close();
  expect(code).toBe(1);
  expect(errors).toMatch(new RegExp(`^sinia: port ${port} is in use .*PORT=0.*\n$`));
  expect(existsSync(join(dataDir, 'lock.json'))).toBe(false);
});

test('an unwritable data folder is named in one line', async () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  const { code, errors } = await start({ SINIA_DATA_DIR: join(file, 'below') });
  expect(code).toBe(1);
  expect(errors).toMatch(/^sinia: the data folder .* cannot be written \(\w+\): .*\n$/);
});

test('a second start names the first', async () => {
  const lock = takeLock(dataDir);
  lock.announce('http://127.0.0.1:4711');
  const { code, errors } = await start({});
  expect(code).toBe(1);
  expect(errors).toMatch(/^sinia: already running \(pid \d+ at http:\/\/127\.0\.0\.1:4711\) .*\n$/);
  expect(existsSync(join(dataDir, 'lock.json'))).toBe(true);
});

test.each([
  ['PORT', { PORT: 'http' }, []],
  ['an argument', {}, ['--rest']],
])('wrong %s is refused before anything is touched', async (_name, env, args) => {
  const { code, errors } = await start(env as Record<string, string>, args);
  expect(code).toBe(1);
  expect(errors).toMatch(/^sinia: .*\n$/);
  expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false);
});

test('the lock of a dead process is taken over', () => {
  writeFileSync(join(dataDir, 'lock.json'), JSON.stringify({ pid: 2 ** 22, startedAt: '1' }));
  const lock = takeLock(dataDir);
  expect(lock.tookOver).toBe(true);
  expect(JSON.parse(readFileSync(join(dataDir, 'lock.json'), 'utf8')).pid).toBe(process.pid);
  lock.release();
  expect(existsSync(join(dataDir, 'lock.json'))).toBe(false);
});

test('a pid that now belongs to another program does not hold the lock', () => {
  writeFileSync(join(dataDir, 'lock.json'), JSON.stringify({ pid: process.ppid, startedAt: '1' }));
  expect(takeLock(dataDir).tookOver).toBe(true);
});

test('secrets are random per folder, stay the same, and are their owner’s alone', () => {
  const first = readSecrets(dataDir);
  expect(readSecrets(dataDir)).toEqual(first);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
  expect(first.staff.every(({ totpSecret }) => /^[A-Z2-7]{32}$/.test(totpSecret))).toBe(true);
  rmSync(join(dataDir, 'secrets.json'));
  expect(readSecrets(dataDir).secret).not.toBe(first.secret);
});
