import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Staff } from './secrets.ts';
import { root, type SiteName, type StandInName } from './settings.ts';

/** The content of `.sinia/demo.json`. */
export type Demo = {
  baseUrl: string;
  consoleUrl: string;
  outboxUrl: string;
  /** Where one writes to us as a customer, on every channel. */
  customersUrl: string;
  smtp: { host: string; port: number };
  mailbox: string;
  databaseUrl: string;
  filesUrl: string;
  secretKey: string;
  ctiSecret: string;
  pid: number;
  sites: Array<{
    name: SiteName;
    origin: string;
    publishableKey: string;
    identitySecret: string;
    kid: string;
  }>;
  staff: Staff[];
  /** The pretended provider of the company's accounts, and who may be picked there. */
  identityProvider: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    people: Array<{ oid: string; name: string; username: string }>;
  };
  standIns: Array<{ name: StandInName; url: string }>;
  /** The exchange of the demonstration: a page to try calls, and `POST {url}/calls`. */
  pbx?: { url: string };
};

export type Launched = {
  demo: Demo;
  dataDir: string;
  /** Milliseconds from the start to the `ready` line. */
  readyAfter: number;
  /** Ends it and removes a data folder that this call had made. */
  stop: () => Promise<void>;
};

/**
 * Starts a whole Sínia of one's own, on free ports, as `npm start` does: for browser journeys, crash tests, bench.
 *
 * @throws Error with the output when it does not become ready
 */
export async function launch(
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<Launched> {
  const made = options.dataDir ? undefined : mkdtempSync('/var/tmp/sinia-run-');
  // PostgreSQL runs as another user when we are root: it has to enter.
  if (made) chmodSync(made, 0o755);
  const dataDir = options.dataDir ?? (made as string);
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'packages/launcher/src/start.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A small town is enough to try things with, and leaves the machine to them.
    env: {
      ...{ SINIA_AQUACIS_CUSTOMERS: '300', ...process.env, PORT: '0', SINIA_DATA_DIR: dataDir },
      ...options.env,
    },
  });
  const ended = new Promise((done) => child.once('close', done));
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(`${line}\n`);
      if (line.startsWith('ready ')) resolve();
    });
    void ended.then(() => reject(new Error(`Sínia did not start:\n${said.join('')}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    if (made) rmSync(made, { recursive: true, force: true });
  };
  const demo: Demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
  return { demo, dataDir, readyAfter: performance.now() - began, stop };
}
