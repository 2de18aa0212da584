import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launch } from '../src/launch.ts';
import { root } from '../src/settings.ts';

let dataDir: string;
let house: Launched;

beforeAll(async () => {
  dataDir = mkdtempSync('/var/tmp/sinia-start-');
  chmodSync(dataDir, 0o755);
  house = await launch({ dataDir });
});
afterAll(async () => {
  await house?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const healthy = async () =>
  (await fetch(`${house.demo.baseUrl}/healthz`).catch(() => undefined))?.status === 200;

/** Polls until the condition holds. */
async function until(condition: () => boolean | Promise<boolean>, patience = 15_000): Promise<void> {
  for (const deadline = Date.now() + patience; !(await condition()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`not so after ${patience} ms`);
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return open;
}

const databasePort = () => Number(new URL(house.demo.databaseUrl).port);
const authorization = () => ({ Authorization: `Bearer ${house.demo.secretKey}` });

/** Pid of a child of the launcher, by its script. */
function childPid(script: string): number {
  const children = readFileSync(`/proc/${house.demo.pid}/task/${house.demo.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  const pid = children.find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(script));
  return Number(pid);
}

test('leaves behind what the contract promises', async () => {
  const file = join(dataDir, 'demo.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { demo } = house;
  expect(demo.consoleUrl).toBe(`${demo.baseUrl}/desk`);
  expect(demo.sites.map((site) => site.name)).toEqual(['website', 'oficinaVirtual', 'intranet', 'webphone']);
  expect(demo.staff.map((person) => person.role)).toEqual([
    'admin',
    'supervisor',
    'agent',
    'light',
    'auditor',
  ]);
  expect(demo.secretKey).toMatch(/^sk_/);
  expect(await healthy()).toBe(true);
  expect(await listens(demo.smtp.port)).toBe(true);
  for (const { origin, publishableKey } of demo.sites) {
    expect(new URL(origin).hostname).toMatch(/\.localhost$/);
    expect(publishableKey).toMatch(/^pk_/);
    expect((await fetch(`http://127.0.0.1:${new URL(origin).port}/healthz`)).status).toBe(200);
  }
});

test('a second start names the first and leaves it alone', async () => {
  const second = launch({ dataDir }).then(
    () => 'started',
    (error: Error) => error.message,
  );
  expect(await second).toContain(`already running (pid ${house.demo.pid} at ${house.demo.baseUrl})`);
  expect(await healthy()).toBe(true);
});

test('a server that is killed comes back by itself', async () => {
  const before = childPid('dist/server.js');
  process.kill(before, 'SIGKILL');
  await until(async () => (await healthy()) && childPid('dist/server.js') !== before);
});

test('after kill -9 of everything the next start recovers and has lost nothing', async () => {
  const body = {
    subject: 'Fuita al carrer',
    body: 'Surt aigua.',
    requester: { name: 'Pere', email: 'pere@mail.example' },
  };
  const opened = await fetch(`${house.demo.baseUrl}/v1/tickets`, {
    method: 'POST',
    headers: { ...authorization(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(opened.status).toBe(201);
  const { id } = (await opened.json()) as { id: string };

  process.kill(house.demo.pid, 'SIGKILL');
  await until(async () => !(await healthy()));
  house = await launch({ dataDir });
  const found = await fetch(`${house.demo.baseUrl}/v1/tickets/${id}`, { headers: authorization() });
  expect(found.status).toBe(200);
});

test('SIGTERM ends every process and leaves no address behind', async () => {
  const { demo } = house;
  process.kill(demo.pid, 'SIGTERM');
  await until(() => !existsSync(join(dataDir, 'lock.json')));
  const ports = [
    new URL(demo.baseUrl).port,
    databasePort(),
    demo.smtp.port,
    ...demo.sites.map((site) => new URL(site.origin).port),
  ];
  expect(await Promise.all(ports.map((port) => listens(Number(port))))).toEqual(ports.map(() => false));
  expect(existsSync(join(dataDir, 'demo.json'))).toBe(false);
});

test('ends when npm is told to, although its shell does not pass that on', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', SINIA_DATA_DIR: dataDir },
  });
  for await (const chunk of npm.stdout) if (String(chunk).includes('ready ')) break;
  npm.kill('SIGTERM');
  await until(() => !existsSync(join(dataDir, 'lock.json')));
});

test('--reset begins from nothing', async () => {
  const secrets = () => readFileSync(join(dataDir, 'secrets.json'), 'utf8');
  const before = secrets();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../start.mjs'), '--reset'], {
    env: { ...process.env, PORT: '0', SINIA_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout) if (String(chunk).includes('ready ')) break;
  expect(secrets()).not.toBe(before);
  child.kill('SIGTERM');
  await once(child, 'exit');
});
