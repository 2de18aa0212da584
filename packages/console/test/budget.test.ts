import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, type RollupOptions, rollup } from 'rollup';
import { afterAll, expect, test } from 'vitest';

const BUDGET_BYTES = 90_000;

const dir = mkdtempSync(join(tmpdir(), 'sinia-console-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const config = new URL('../rollup.config.mjs', import.meta.url).href;

/** Everything that the browser must have before the list stands there: code, one language, style sheet. */
async function firstLoad() {
  const { default: options } = (await import(config)) as { default: RollupOptions & { output: object } };
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  const { output } = await bundle.generate({ ...options.output, dir });
  const chunks = new Map(output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part]] : [])));
  const wanted = new Set<OutputChunk>();
  const take = (name: string) => {
    const chunk = chunks.get(name);
    if (!chunk || wanted.has(chunk)) return;
    wanted.add(chunk);
    for (const imported of chunk.imports) take(imported);
  };
  take('desk.js');
  for (const [name, { moduleIds }] of chunks)
    if (moduleIds.some((id) => id.endsWith('/i18n/src/console/ca.ts'))) take(name);
  const sheet = output.find((part) => part.fileName === 'desk.css');
  const css = sheet?.type === 'asset' ? String(sheet.source) : '';
  return { chunks: [...wanted], css, all: [...chunks.values()] };
}

test('the list is there within 90 kB, and what is seldom wanted comes later', async () => {
  const { chunks, css, all } = await firstLoad();
  expect(css).toContain('Inter Variable');
  expect(chunks.length).toBeGreaterThan(2);
  const bytes = [css, ...chunks.map((chunk) => chunk.code)].reduce(
    (sum, text) => sum + gzipSync(text).length,
    0,
  );
  expect(bytes).toBeGreaterThan(30_000);
  expect(bytes).toBeLessThan(BUDGET_BYTES);
  const modules = chunks.flatMap((chunk) => Object.keys(chunk.modules));
  expect(modules.filter((module) => /zod|dialog\.tsx$/.test(module))).toEqual([]);
  const everything = all.flatMap((chunk) => Object.keys(chunk.modules));
  expect(everything.some((module) => module.endsWith('settings-view.tsx'))).toBe(true);
  expect(everything.filter((module) => module.includes('/api/src/'))).toEqual([]);
}, 60_000);
