import { nodeResolve } from '@rollup/plugin-node-resolve';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';

const dir = process.env.SINIA_SDK_DIST ?? 'dist';
const input = { index: 'src/index.ts', msw: 'src/msw.ts' };
const external = [/^msw(\/|$)/];
const resolve = nodeResolve({ extensions: ['.mjs', '.js', '.ts'] });

/** The modules as published, and their types. What the mocks use of our private packages is bundled; msw is a peer. */
export default [
  {
    input,
    external,
    output: { dir, format: 'es', chunkFileNames: 'chunks/[name].js' },
    plugins: [resolve, esbuild({ target: 'es2022', tsconfig: false })],
  },
  {
    input,
    external,
    output: { dir, format: 'es', chunkFileNames: 'chunks/[name].d.ts' },
    plugins: [dts()],
  },
];
