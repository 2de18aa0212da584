import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const resolveDir = new URL('../src', import.meta.url).pathname;

/** Bytes after bundling, minifying and gzip -9. */
async function weigh(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' },
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

const FORM = `import { Attachments, Challenges, createClient, Tickets } from './index.ts';
const client = createClient({ baseUrl: '' });
globalThis.kept = [new Attachments(client), new Challenges(client), new Tickets(client)];`;

test('what a form needs stays within 4 kB, everything within 5', async () => {
  expect(await weigh(FORM)).toBeLessThan(4000);
  expect(await weigh(`export * from './index.ts';`)).toBeLessThan(5000);
});

test('a class alone brings no other', async () => {
  const only = await weigh(`export { NotFoundError } from './index.ts';`);
  expect(only).toBeLessThan(1500);
});
