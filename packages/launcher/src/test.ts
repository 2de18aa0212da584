import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, report } from './failure.ts';
import { findChromium } from './find-chromium.ts';
import { root } from './settings.ts';

type Count = { passed: number; failed: number; skipped: number };
type Row = Count & { name: string; seconds: number };

const module_ = (path: string) => join(root, 'node_modules', path);

const checks = {
  'verify: format and lint': [module_('@biomejs/biome/bin/biome'), 'check', '.'],
  'verify: types': [module_('typescript7/bin/tsc'), '--build'],
  'verify: imports': [join(root, 'packages/launcher/src/verify-imports.ts')],
} as const;

const projects = ['unit', 'integration', 'browser', 'journey', 'crash'] as const;

/** Runs the checks and every test project in order, all of them even when one fails, and sums up. */
async function test(): Promise<number> {
  const chromium = findChromium((line) => console.log(`sinia: ${line}`));
  const scratch = mkdtempSync(join(tmpdir(), 'sinia-results-'));
  const rows: Row[] = [];
  for (const [name, command] of Object.entries(checks)) {
    rows.push(await timed(name, async () => verdict(await run(name, command, {}))));
  }
  for (const project of projects) {
    const outputFile = join(scratch, `${project}.json`);
    const options = [
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outputFile}`,
    ];
    const command = [module_('vitest/vitest.mjs'), 'run', ...options];
    rows.push(
      await timed(project, async () => {
        const code = await run(project, command, { SINIA_CHROMIUM: chromium });
        return readResults(outputFile, code);
      }),
    );
  }
  rmSync(scratch, { recursive: true });
  return sumUp(rows);
}

async function timed(name: string, work: () => Promise<Count>): Promise<Row> {
  const began = performance.now();
  const count = await work();
  return { name, ...count, seconds: (performance.now() - began) / 1000 };
}

function run(name: string, command: readonly string[], env: Record<string, string>): Promise<number> {
  console.log(`\n── ${name} ──`);
  const child = spawn(process.execPath, [...command], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const end = (signal: NodeJS.Signals) => child.kill(signal) && process.exit(1);
  process.on('SIGTERM', end);
  return new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => process.off('SIGTERM', end));
}

const verdict = (code: number): Count => ({
  passed: Number(code === 0),
  failed: Number(code !== 0),
  skipped: 0,
});

/** A project that ends badly without a failed test (no tests, a broken set-up, an unhandled error) fails too. */
function readResults(file: string, code: number): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const failed = code !== 0 ? Math.max(1, numFailedTests) : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

function sumUp(rows: readonly Row[]): number {
  const width = Math.max(...rows.map((row) => row.name.length));
  console.log(`\n${'─'.repeat(width + 36)}`);
  for (const { name, passed, failed, skipped, seconds } of rows) {
    const cells = [passed, failed, skipped].map((value) => String(value).padStart(7));
    console.log(
      `${failed ? '✗' : '✓'} ${name.padEnd(width)}${cells.join('')}${`${seconds.toFixed(1)} s`.padStart(10)}`,
    );
  }
  console.log(`  ${''.padEnd(width)} passed failed skipped`);
  const sum = (key: keyof Count) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

try {
  if (process.argv.length > 2)
    throw new Failure('npm test takes no arguments: for one suite use npx vitest --project unit <path>');
  process.exitCode = await test();
} catch (error) {
  process.exitCode = report(error);
}
