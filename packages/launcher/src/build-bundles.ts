import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

type Bundle = { folder: string; sources: readonly string[] };
type Stale = Bundle & { digest: string };

const shared = ['packages/core', 'packages/contracts', 'packages/i18n', 'packages/design'];

/** What `npm start` serves, and the workspaces that each part is made of; later ones may carry earlier ones. */
const bundles: readonly Bundle[] = [
  {
    folder: 'api',
    sources: [...shared, 'packages/database', 'packages/channels', 'packages/directory', 'api'],
  },
  { folder: 'packages/design', sources: ['packages/design'] },
  { folder: 'packages/console', sources: [...shared, 'packages/console'] },
  { folder: 'widgets', sources: [...shared, 'sdk', 'widgets', 'packages/console'] },
];

/** Builds the bundles whose sources have changed since they were last built. Two starts at once share one build. */
export async function buildBundles(log: (line: string) => void): Promise<void> {
  if (findStale().length === 0) return;
  await withBuildLock(async () => {
    const stale = findStale();
    if (stale.length === 0) return;
    log(`building ${stale.map(({ folder }) => folder).join(', ')}`);
    const isWidgets = ({ folder }: Stale) => folder === 'widgets';
    await Promise.all(stale.filter((bundle) => !isWidgets(bundle)).map(build));
    await Promise.all(stale.filter(isWidgets).map(build));
  });
}

function findStale(): Stale[] {
  return bundles
    .filter(({ folder }) => existsSync(join(root, folder, 'rollup.config.mjs')))
    .map((bundle) => ({ ...bundle, digest: digestOf(bundle.sources) }))
    .filter(({ folder, digest }) => readStamp(folder) !== digest);
}

async function build({ folder, digest }: Stale): Promise<void> {
  const began = Date.now();
  const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
  const child = spawn(process.execPath, [rollup, '--config', 'rollup.config.mjs', '--silent'], {
    cwd: join(root, folder),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Otherwise packages with a development build, Lit first, bring that one.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  if (code !== 0) throw new Failure(`building ${folder} failed (try: npm run build): ${firstError(output)}`);
  sweep(join(root, folder, 'dist'), began);
  writeStamp(folder, digest);
}

/** Removes what an earlier build had written and this one has not: chunks carry a hash in their name. */
function sweep(dist: string, began: number): void {
  for (const path of filesBelow(dist)) if (statSync(path).mtimeMs < began - 1_000) rmSync(path);
}

function firstError(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal
  const lines = output.replaceAll(/\u001b\[\d+m/g, '').split('\n');
  return (
    lines.find((line) => /error/i.test(line))?.trim() ?? lines.find((line) => line.trim()) ?? 'no output'
  );
}

type Stamp = { digest: string; built: number };

const stampOf = (folder: string) =>
  join(root, 'node_modules/.cache/sinia-build', `${folder.replaceAll('/', '-')}.json`);

/** Which sources lie in `dist`; undefined when somebody else has built there since. */
function readStamp(folder: string): string | undefined {
  if (!existsSync(stampOf(folder))) return undefined;
  const stamp: Stamp = JSON.parse(readFileSync(stampOf(folder), 'utf8'));
  return stamp.built === newest(join(root, folder, 'dist')) ? stamp.digest : undefined;
}

function writeStamp(folder: string, digest: string): void {
  mkdirSync(dirname(stampOf(folder)), { recursive: true });
  const stamp: Stamp = { digest, built: newest(join(root, folder, 'dist')) };
  writeFileSync(stampOf(folder), JSON.stringify(stamp));
}

function newest(dist: string): number {
  return Math.max(0, ...filesBelow(dist).map((path) => statSync(path).mtimeMs));
}

/** A digest over name and content of every source file, and over the lock file. */
function digestOf(workspaces: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = workspaces.flatMap((workspace) => [
    ...filesBelow(join(root, workspace, 'src')).filter((path) => !/\.test\.tsx?$/.test(path)),
    ...['rollup.config.mjs', 'package.json'].map((name) => join(root, workspace, name)).filter(existsSync),
  ]);
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
