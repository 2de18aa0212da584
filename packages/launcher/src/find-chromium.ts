import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * The browser for the tests: the machine's, else Debian's package when root, else Playwright's own.
 *
 * @returns path of the program
 * @throws Failure when none can be had, never a skipped test
 */
export function findChromium(log: (line: string) => void): string {
  return installed() ?? fromDebian(log) ?? fromPlaywright(log);
}

function installed(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.SINIA_CHROMIUM, ...onPath, ...elsewhere, chromium.executablePath()];
  return candidates.find((path): path is string => path !== undefined && path !== '' && existsSync(path));
}

function fromDebian(log: (line: string) => void): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  log('installing Chromium from the Debian packages');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const task of [
    ['update', '-qq'],
    ['install', '-qq', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const done = spawnSync('apt-get', task, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (done.status !== 0) return undefined;
  }
  return installed();
}

function fromPlaywright(log: (line: string) => void): string {
  log('installing the Chromium of Playwright');
  const command = [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'];
  spawnSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  const found = installed();
  if (found) return found;
  throw new Failure('no Chromium for the browser tests: install one and name it in SINIA_CHROMIUM');
}
