import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

type Bundle = { folder: string; sources: readonly string[] };

const shared = ['packages/core', 'packages/contracts', 'packages/i18n', 'packages/design'];
const server = [...shared, 'packages/database', 'packages/channels', 'api'];
const console_ = [...shared, 'packages/console', 'api'];

/** What `npm start` serves, and the workspaces that each part is made of. */
const bundles: readonly Bundle[] = [
  { folder: 'api', sources: server },
  { folder: 'packages/console', sources: console_ },
  { folder: 'widgets', sources: [...shared, 'sdk', 'widgets', 'packages/console'] },
];

/** Builds the bundles whose sources have changed since they were last built. */
export async function buildBundles(log: (line: string) => void): Promise<void> {
  const stale = bundles
    .filter(({ folder }) => existsSync(join(root, folder, 'rollup.config.mjs')))
    .map((bundle) => ({ ...bundle, digest: digestOf(bundle.sources) }))
    .filter(({ folder, digest }) => readStamp(folder) !== digest);
  if (stale.length === 0) return;
  log(`building ${stale.map(({ folder }) => folder).join(', ')}`);
  // The widgets carry the console: they are built when it is there.
  const first = stale.filter(({ folder }) => folder !== 'widgets');
  await Promise.all(first.map(build));
  for (const bundle of stale) if (bundle.folder === 'widgets') await build(bundle);
}

async function build({ folder, digest }: Bundle & { digest: string }): Promise<void> {
  const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
  const child = spawn(process.execPath, [rollup, '--config', 'rollup.config.mjs', '--silent'], {
    cwd: join(root, folder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  if (code !== 0) throw new Failure(`building ${folder} failed (try: npm run build): ${firstError(output)}`);
  writeFileSync(stampOf(folder), digest);
}

function firstError(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal
  const lines = output.replaceAll(/\u001b\[\d+m/g, '').split('\n');
  return (
    lines.find((line) => /error/i.test(line))?.trim() ?? lines.find((line) => line.trim()) ?? 'no output'
  );
}

const stampOf = (folder: string) => join(root, folder, 'dist', '.sources');

function readStamp(folder: string): string | undefined {
  return existsSync(stampOf(folder)) ? readFileSync(stampOf(folder), 'utf8') : undefined;
}

/** A digest over name and content of every source file, and over the lock file. */
function digestOf(workspaces: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = workspaces.flatMap((workspace) => [
    ...filesBelow(join(root, workspace, 'src')),
    ...['rollup.config.mjs', 'package.json'].map((name) => join(root, workspace, name)).filter(existsSync),
  ]);
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
