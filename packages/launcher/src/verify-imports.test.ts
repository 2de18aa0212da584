import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyImports } from './verify-imports.ts';

let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'imports-'));
});
afterEach(() => rmSync(base, { recursive: true }));

function write(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return Object.keys(files);
}

const server = { 'api/src/app.ts': 'export const app: number = 1;\n' };

test.each([
  [
    'core from api',
    'packages/core/src/a.ts',
    "import { app } from '../../../api/src/app.ts';\nexport const a = app;\n",
  ],
  [
    'core from Node',
    'packages/core/src/a.ts',
    "import { hostname } from 'node:os';\nexport const a = hostname();\n",
  ],
  [
    'run-time value of api in console',
    'packages/console/src/a.ts',
    "export { app } from '../../../api/src/app.ts';\n",
  ],
  ['server code in a widget', 'widgets/src/a.ts', "import '../../api/src/app.ts';\n"],
  ['a missing file', 'api/src/a.ts', "import './nowhere.ts';\n"],
])('names a bad import: %s', async (_name, path, text) => {
  const findings = await verifyImports(base, write({ ...server, [path]: text }));
  expect(findings.some((finding) => finding.startsWith(`${path} → `))).toBe(true);
});

test('lets the console see types of api', async () => {
  const text = "import type { app } from '../../../api/src/app.ts';\nexport type App = typeof app;\n";
  expect(await verifyImports(base, write({ ...server, 'packages/console/src/a.ts': text }))).toEqual([]);
});

test('a file that the parser does not see is a finding', async () => {
  const files = write(server);
  expect(await verifyImports(base, [...files, 'api/src/unseen.ts'])).toContain(
    'api/src/unseen.ts: the parser did not see this module',
  );
});
