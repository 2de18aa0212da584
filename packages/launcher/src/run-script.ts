import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundles } from './build-bundles.ts';
import { Failure, report } from './failure.ts';
import { root } from './settings.ts';

/** Builds what the script drives, then runs it with this command's arguments and takes over its exit code. */
export async function runScript(script: string): Promise<void> {
  try {
    const path = join(root, script);
    if (!existsSync(path)) throw new Failure(`${script} is missing from this checkout`);
    // Standard output belongs to the script: its lines are read by programs.
    await buildBundles((line) => console.error(`sinia: ${line}`));
    const child = spawn(process.execPath, [path, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    process.exitCode = await new Promise<number>((resolve) => {
      child.once('error', () => resolve(1));
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } catch (error) {
    process.exitCode = report(error);
  }
}
