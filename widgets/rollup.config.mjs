import { nodeResolve } from '@rollup/plugin-node-resolve';
import { inlineCss } from '@sinia/design/build/css-plugin';
import esbuild from 'rollup-plugin-esbuild';

const elements = ['ticket-form', 'ticket-tracker', 'survey', 'agent-panel'];

/** One ES module for each element, the loader, and all in one; what they share lies in `chunks/`. */
export default {
  input: {
    loader: 'src/loader.ts',
    index: 'src/index.ts',
    ...Object.fromEntries(elements.map((name) => [`sinia-${name}`, `src/define/${name}.ts`])),
  },
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    hoistTransitiveImports: false,
  },
  plugins: [
    inlineCss(),
    nodeResolve({ browser: true, extensions: ['.mjs', '.js', '.ts'] }),
    esbuild({
      target: 'es2022',
      minify: true,
      legalComments: 'none',
      tsconfig: false,
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    }),
  ],
};
