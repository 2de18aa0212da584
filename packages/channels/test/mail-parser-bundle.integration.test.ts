import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailParserPool } from '../src/email/mail-parser-pool.ts';
import { readSample } from '../src/email/read-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinia-parser-'));
const file = join(folder, 'mail-parser-worker.js');

beforeAll(async () => {
  const bundle = await rollup({
    input: new URL('../src/email/mail-parser-worker.ts', import.meta.url).pathname,
    plugins: [
      resolve({ preferBuiltins: true, exportConditions: ['node'] }),
      commonjs(),
      json(),
      esbuild({ target: 'node24' }),
    ],
    external: /^node:/,
    onwarn: () => {},
  });
  await bundle.write({ file, format: 'es', inlineDynamicImports: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the worker, bundled into one file, parses as its source does', async () => {
  const bundled = createMailParserPool({ workerUrl: pathToFileURL(file) });
  const source = createMailParserPool();
  for (const name of ['gmail-reply', 'inline-image', 'winmail']) {
    expect(await bundled.parse(readSample(name))).toEqual(await source.parse(readSample(name)));
  }
  await Promise.all([bundled.close(), source.close()]);
});
