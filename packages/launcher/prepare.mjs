// Runs on any Node >= 20 with nothing installed: built-in modules only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules/.sinia-lock');
// Outside node_modules, which npm ci empties.
const turnFile = join(
  tmpdir(),
  `sinia-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
);

/**
 * Installs what is missing, then runs a TypeScript entry point of this package under the Node that the
 * project pins.
 *
 * @param {string} entry path below packages/launcher, such as `src/start.ts`
 */
export async function prepareAndRun(entry) {
  try {
    installWhatIsMissing();
  } catch (error) {
    console.error(`sinia: ${error.message}`);
    process.exit(1);
  }
  const script = join(root, 'packages/launcher', entry);
  if (Number(process.versions.node.split('.')[0]) < 24) return runUnderPinnedNode(script);
  whenOrphaned(() => process.kill(process.pid, 'SIGTERM'));
  await import(pathToFileURL(script).href);
}

/** npm runs us through a shell that dies of a SIGTERM without passing it on: then our parent changes. */
function whenOrphaned(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 250);
  watch.unref();
}

function installWhatIsMissing() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node ${process.versions.node} is too old: install Node 20 or later`);
  if (isInstalled()) return;
  waitForTurn();
  try {
    if (!isInstalled()) install();
  } finally {
    rmSync(turnFile, { force: true });
  }
}

function isInstalled() {
  if (read(stampFile) === stamp()) return true;
  if (!matchesLockFile()) return false;
  writeFileSync(stampFile, stamp());
  return true;
}

function stamp() {
  const machine = `${process.platform} ${process.arch}\n`;
  return createHash('sha256').update(machine).update(readFileSync(lockFile)).digest('hex');
}

/** Two starts at once must not install over each other; the turn of a dead process is taken over. */
function waitForTurn() {
  for (;;) {
    try {
      return writeFileSync(turnFile, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(Number(read(turnFile)))) rmSync(turnFile, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function install() {
  console.log('sinia: installing the packages of package-lock.json (npm ci), a minute or two the first time');
  // npm must not run under the Node that it is about to replace: node_modules/.bin leaves the PATH.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(root));
  const done = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (done.error) throw new Error(`npm cannot be run (${done.error.message}): install npm 10 or later`);
  if (done.status !== 0) {
    throw new Error(
      'npm ci failed (its reason stands above): check the network and the free disk space, then try again',
    );
  }
  writeFileSync(stampFile, stamp());
}

/** True when somebody installed by hand: every package that the lock file asks for is there in its version. */
function matchesLockFile() {
  const installed = read(join(root, 'node_modules/.package-lock.json'));
  if (!installed || !existsSync(pinnedNode())) return false;
  const there = JSON.parse(installed).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  return wanted.every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link || entry.optional || entry.devOptional || entry.peer)
      return true;
    return there[path]?.version === entry.version;
  });
}

function runUnderPinnedNode(script) {
  const child = spawn(pinnedNode(), [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(
      `sinia: the pinned Node cannot be run (${error.message}): remove node_modules and try again`,
    );
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function pinnedNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
