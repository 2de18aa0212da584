import { nodeResolve } from '@rollup/plugin-node-resolve';
import { inlineCss } from '@sinia/design/build/css-plugin';
import esbuild from 'rollup-plugin-esbuild';
import { slim } from './scripts/slim.mjs';

const elements = ['ticket-form', 'ticket-tracker', 'survey', 'chat', 'agent-panel', 'screen-pop'];

/** What every element uses lies in one file: fewer requests, and it compresses better than many small ones. */
const shared =
  /node_modules\/@?lit|\/sdk\/src\/(client|attempt|errors|retry)|\/i18n\/src\/locale|\/(tokens\/base|button|field|notice)\.css|\/widgets\/src\/(element|events|client|failure|controllers|dom\/(?!attach|open|print)|packs\/common|templates|form\/chrome|files\.styles|choice\.styles)/;

/** One ES module for each element, the loader, and all in one; what they share lies in `chunks/`. */
export default {
  input: {
    loader: 'src/loader.ts',
    index: 'src/index.ts',
    'hosted-page': 'src/hosted-page.ts',
    ...Object.fromEntries(elements.map((name) => [`sinia-${name}`, `src/define/${name}.ts`])),
  },
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    hoistTransitiveImports: false,
    onlyExplicitManualChunks: true,
    manualChunks: (id) => (shared.test(id) ? 'shared' : undefined),
  },
  plugins: [
    inlineCss(),
    slim,
    nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.mjs', '.js', '.ts'] }),
    esbuild({
      target: 'es2022',
      minify: true,
      legalComments: 'none',
      tsconfig: false,
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    }),
  ],
};
