import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

type Manifest = Record<string, unknown> & { publishConfig: Record<string, unknown> };

/**
 * Packs what lies in a folder as it is published. Inside the workspaces the exports are our sources; npm leaves
 * `publishConfig.exports` alone, so it is put in their place here.
 *
 * @param home where the package's manifest and README stand.
 * @param staged folder with its `dist`; it is removed.
 * @param target folder for the tarball.
 * @returns its path.
 */
export function packStaged(home: string, staged: string, target: string): string {
  for (const file of ['README.md', '../LICENSE'])
    cpSync(join(home, file), join(staged, file.replace('../', '')));
  const {
    scripts: _scripts,
    devDependencies: _development,
    publishConfig,
    ...manifest
  } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
  writeFileSync(join(staged, 'package.json'), JSON.stringify({ ...manifest, ...publishConfig }, null, 2));
  mkdirSync(target, { recursive: true });
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve(target)], {
    cwd: staged,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  rmSync(staged, { recursive: true });
  return join(resolve(target), name.trim());
}

/** Builds the client and packs it. @returns the path of the tarball. */
export function pack(target: string): string {
  const home = new URL('..', import.meta.url).pathname;
  const rollup = join(home, '../node_modules/rollup/dist/bin/rollup');
  const staged = mkdtempSync(join(tmpdir(), 'sinia-sdk-'));
  execFileSync(process.execPath, [rollup, '-c', '--silent'], {
    cwd: home,
    env: { ...process.env, SINIA_SDK_DIST: join(staged, 'dist') },
  });
  return packStaged(home, staged, target);
}

if (import.meta.main) console.log(pack(process.argv[2] ?? '.'));
