import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

const preload = join(root, 'packages/launcher/src/exit-with-parent.mjs');

export type ChildOptions = {
  name: string;
  /** Script, relative to the root of the checkout. */
  script: string;
  args?: readonly string[];
  env: Record<string, string>;
  logFile: string;
  log: (line: string) => void;
};

export type SupervisedChild = {
  /** What the child said when it was ready: `listening {"port":8787}` on a line of its own. */
  announced: Record<string, unknown>;
  stop: () => Promise<void>;
};

/**
 * Starts a process, waits until it says that it listens, and starts it again when it dies (first at once, then
 * ever later, up to 10 s). A process that ends before it was ever ready is a failure.
 */
export async function superviseChild(options: ChildOptions): Promise<SupervisedChild> {
  keepPreviousLog(options.logFile);
  let stopping = false;
  let current = launch(options);
  const announced = await current.ready;

  void (async () => {
    for (let quick = 0; ; ) {
      const startedAt = performance.now();
      const code = await current.ended;
      if (stopping) return;
      quick = performance.now() - startedAt > 30_000 ? 0 : quick + 1;
      const pause = quick <= 1 ? 0 : Math.min(10_000, 250 * 2 ** (quick - 2));
      options.log(`${options.name} ended (${code}), starting it again; its log: ${options.logFile}`);
      await sleep(pause, undefined, { ref: false });
      if (stopping) return;
      current = launch(options);
      current.ready.catch(() => undefined);
    }
  })();

  const stop = async () => {
    stopping = true;
    await end(current.child, current.ended);
  };
  return { announced, stop };
}

/** Runs a process to its end. @throws Failure with its last words when it fails */
export async function runOnce(options: ChildOptions): Promise<void> {
  keepPreviousLog(options.logFile);
  const { ended, ready } = launch(options);
  ready.catch(() => undefined);
  const code = await ended;
  if (code !== 0) throw new Failure(`${options.name} failed (${code}): ${lastWords(options.logFile)}`);
}

function launch(options: ChildOptions) {
  const child = spawn(process.execPath, ['--import', preload, options.script, ...(options.args ?? [])], {
    cwd: root,
    // A process group of its own: Ctrl-C reaches the launcher, which ends its children in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...inherited(), ...options.env },
  });
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 });
  // A full disk must not take the house down for the sake of its log.
  log.on('error', () => undefined);
  child.stderr?.pipe(log, { end: false });
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  }).finally(() => new Promise((done) => log.end(done)));
  const ready = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.startsWith('listening ')) resolve(JSON.parse(line.slice('listening '.length)));
      else log.write(`${line}\n`);
    });
    void ended.then((code) =>
      reject(new Failure(`${options.name} did not start (${code}): ${lastWords(options.logFile)}`)),
    );
  });
  return { child, ready, ended };
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const gone = await Promise.race([ended.then(() => true), sleep(10_000, false, { ref: false })]);
  if (!gone) child.kill('SIGKILL');
  await ended;
}

/** What a child may inherit: nothing that configures the product, that comes from the launcher alone. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];
  const entries = names.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function keepPreviousLog(logFile: string): void {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
}

function lastWords(logFile: string): string {
  const lines = existsSync(logFile)
    ? readFileSync(logFile, 'utf8')
        .split('\n')
        .filter((line) => line.trim())
    : [];
  const telling =
    lines.findLast((line) => /^\w*(Error|Failure)\b|"level":(50|60)/.test(line)) ?? lines.at(-1);
  return `${telling ?? 'it said nothing'} (log: ${logFile})`;
}
