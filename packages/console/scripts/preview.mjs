import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { bundleCss, inlineCss } from '@sinia/design/build/css-plugin';
import { fontFiles } from '@sinia/design/fonts';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The policy under which the desk is served: scripts of its own, one Trusted Types policy. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sinia-message";

const page = `<!doctype html><html lang="ca"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sínia</title><link rel="stylesheet" href="/desk.css"><script type="module" src="/preview.js"></script></head><body><div id="desk"></div></body></html>`;

/** Serves the desk on invented data. @returns {Promise<{ url: string, close: () => void }>} */
export async function servePreview(port = 0) {
  const bundle = await rollup({
    input: join(here, 'test/preview.ts'),
    plugins: [
      inlineCss(),
      nodeResolve({
        browser: true,
        exportConditions: ['browser', 'import'],
        extensions: ['.mjs', '.js', '.ts', '.tsx'],
      }),
      esbuild({ target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es', entryFileNames: '[name].js' });
  const files = new Map(output.map((chunk) => [`/${chunk.fileName}`, ['text/javascript', chunk.code]]));
  files.set('/desk.css', ['text/css', await bundleCss(join(here, 'src/desk.css'))]);
  for (const font of fontFiles()) files.set(`/fonts/${font.name}`, ['font/woff2', await readFile(font.path)]);
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://preview').pathname;
    const [type, body] = files.get(path) ?? ['text/html; charset=utf-8', page];
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await servePreview(Number(process.env.PORT ?? 0));
  console.log(`${url}/?locale=ca&scheme=light&ticket=1`);
}
