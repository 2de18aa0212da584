import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Failure, report } from './failure.ts';
import { findChromium } from './find-chromium.ts';
import { root } from './settings.ts';

type Count = { passed: number; failed: number; skipped: number };
type Outcome = Count & { failures: readonly Failed[]; unsteady: readonly Failed[] };
type Row = Outcome & { name: string; seconds: number };
type Failed = { file: string; test: string };

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
    const attempt = async (files: readonly string[]) => {
      const outputFile = join(scratch, `${project}.json`);
      rmSync(outputFile, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
      const command = [module_('vitest/vitest.mjs'), 'run', '--project', project, ...reporters, ...files];
      const code = await run(project, command, { SINIA_CHROMIUM: chromium });
      return readResults(outputFile, code);
    };
    rows.push(await timed(project, () => twiceWhereNeeded(project, attempt)));
  }
  rmSync(scratch, { recursive: true });
  return sumUp(rows);
}

/** Suites that a slow machine can make late: what fails there is run once more, alone, and told in the summary. */
const UNSTEADY: ReadonlySet<string> = new Set(['integration', 'browser', 'journey']);
const FEW = 5;

async function twiceWhereNeeded(
  project: string,
  attempt: (files: readonly string[]) => Promise<Outcome>,
): Promise<Outcome> {
  const first = await attempt([]);
  const files = [...new Set(first.failures.map(({ file }) => file))];
  if (!UNSTEADY.has(project) || files.length === 0 || first.failures.length > FEW) return first;
  const second = await attempt(files);
  if (second.failed > 0) return { ...first, failed: second.failed, failures: second.failures };
  return {
    ...first,
    passed: first.passed + first.failures.length,
    failed: 0,
    failures: [],
    unsteady: first.failures,
  };
}

async function timed(name: string, work: () => Promise<Outcome>): Promise<Row> {
  const began = performance.now();
  const outcome = await work();
  return { name, ...outcome, seconds: (performance.now() - began) / 1000 };
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

const verdict = (code: number): Outcome => ({
  ...{ passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 },
  ...{ failures: [], unsteady: [] },
});

/** A project that ends badly without a failed test (no tests, a broken set-up, an unhandled error) fails too. */
function readResults(file: string, code: number): Outcome {
  if (!existsSync(file)) return verdict(1);
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = results;
  return {
    passed: numPassedTests,
    failed: code !== 0 ? Math.max(1, numFailedTests) : numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: failedIn(results),
    unsteady: [],
  };
}

type Results = {
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
};

const failedIn = ({ testResults }: Results): Failed[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => ({ file: relative(root, name), test: fullName.trim() })),
  );

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
  for (const { unsteady, failures } of rows) {
    for (const { file, test } of unsteady) console.log(`  needed a second try: ${file}: ${test}`);
    for (const { file, test } of failures) console.log(`  failed: ${file}: ${test}`);
  }
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
