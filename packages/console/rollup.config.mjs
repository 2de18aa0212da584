import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { bundleCss, inlineCss } from '@sinia/design/build/css-plugin';
import { copyFonts } from '@sinia/design/fonts';
import esbuild from 'rollup-plugin-esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const source = (name) => join(here, 'src', name);

/** The page around the desk: its style sheet with the fonts beside it, its icon, its HTML. */
function deskPage() {
  return {
    name: 'sinia-desk-page',
    async renderStart({ dir }) {
      await rm(dir, { recursive: true, force: true });
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'desk.css', source: await bundleCss(source('desk.css')) });
    },
    async writeBundle({ dir }) {
      await mkdir(dir, { recursive: true });
      await Promise.all([
        copyFonts(dir),
        copyFile(source('desk.html'), join(dir, 'desk.html')),
        copyFile(source('icon.svg'), join(dir, 'icon.svg')),
      ]);
    },
  };
}

const plugins = [
  inlineCss(),
  nodeResolve({
    browser: true,
    exportConditions: ['browser', 'import'],
    extensions: ['.mjs', '.js', '.ts', '.tsx'],
  }),
  esbuild({
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
  }),
];

/** `console.js` is mounted by `<sinia-agent-panel>`, `desk.js` by the page /desk; what both need lies in chunks. */
export default {
  input: { desk: source('desk.ts'), console: source('console.ts') },
  output: {
    dir: join(here, 'dist'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: false,
  },
  plugins: [...plugins, deskPage()],
};
