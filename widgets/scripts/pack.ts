import { execFileSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packStaged } from '../../sdk/scripts/pack.ts';
import { buildWidgets } from './build.ts';

/** Builds the elements with their types and packs them as they are published. @returns the path of the tarball. */
export async function pack(target: string): Promise<string> {
  const home = new URL('..', import.meta.url).pathname;
  const staged = await mkdtemp(join(tmpdir(), 'sinia-widgets-'));
  await buildWidgets(join(staged, 'dist'));
  const rollup = join(home, '../node_modules/rollup/dist/bin/rollup');
  const types = ['-c', 'rollup.types.mjs', '--silent', '-o', join(staged, 'dist/index.d.ts')];
  execFileSync(process.execPath, [rollup, ...types], { cwd: home });
  return packStaged(home, staged, target);
}

if (import.meta.main) console.log(await pack(process.argv[2] ?? '.'));
