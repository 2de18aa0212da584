import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '@sinia/launcher/parts';

/** Ends the child when this process dies without a chance to say so. */
const preload = join(root, 'packages/launcher/src/exit-with-parent.mjs');

export interface ProcessOptions {
  readonly name: string;
  /** Absolute, or relative to the root of the checkout. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly nodeOptions?: readonly string[];
}

export interface ManagedProcess {
  readonly name: string;
  readonly pid: () => number | undefined;
  /** Starts it and waits for its `listening {…}` line; returns what it announced. */
  readonly start: () => Promise<Record<string, unknown>>;
  /** kill -9, and nothing else is noted: it has died. */
  readonly kill: () => Promise<void>;
  /** Whether it was started and is not running any more, without having been told to end. */
  readonly died: () => boolean;
  /** The end of its log, where it has died but not by kill -9; undefined otherwise. */
  readonly lastWords: () => string | undefined;
  /** Sends a signal and waits for the end. */
  readonly end: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** A process that is started, stopped and killed on purpose; nothing restarts it by itself. */
export function manageProcess(options: ProcessOptions): ManagedProcess {
  let current: { child: ChildProcess; ended: Promise<number | string> } | undefined;

  function launch() {
    mkdirSync(dirname(options.logFile), { recursive: true });
    const log = createWriteStream(options.logFile, { flags: 'a' });
    const script = join(options.script.startsWith('/') ? '/' : root, options.script);
    const child = spawn(
      process.execPath,
      ['--import', preload, ...(options.nodeOptions ?? []), script, ...(options.args ?? [])],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...options.env },
      },
    );
    child.stderr?.pipe(log, { end: false });
    const ended = new Promise<number | string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    }).finally(() => log.end());
    const announced = new Promise<Record<string, unknown>>((resolve, reject) => {
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line.startsWith('listening ')) resolve(JSON.parse(line.slice('listening '.length)));
        else log.write(`${line}\n`);
      });
      void ended.then((code) =>
        reject(new Error(`${options.name} ended (${code}):\n${lastLines(options.logFile)}`)),
      );
    });
    return { child, ended, announced };
  }

  return {
    name: options.name,
    pid: () => current?.child.pid,
    died: () => current !== undefined && hasEnded(current.child),
    start() {
      const { child, ended, announced } = launch();
      current = { child, ended };
      return announced;
    },
    lastWords() {
      if (!current || !hasEnded(current.child) || current.child.signalCode === 'SIGKILL') return undefined;
      return `${options.name} (${current.child.exitCode ?? current.child.signalCode}): ${lastLines(options.logFile)}`;
    },
    async kill() {
      current?.child.kill('SIGKILL');
      await current?.ended;
    },
    async end(signal = 'SIGTERM') {
      if (!current) return;
      const { child, ended } = current;
      current = undefined;
      if (!hasEnded(child)) child.kill(signal);
      const patience = setTimeout(() => child.kill('SIGKILL'), 12_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

function lastLines(logFile: string): string {
  return readFileSync(logFile, 'utf8').split('\n').slice(-12).join('\n');
}
