import { nodeResolve } from '@rollup/plugin-node-resolve';
import { dts } from 'rollup-plugin-dts';

/** The types of the published package; texts of private packages are drawn in, lit and the client stay imports. */
export default {
  input: 'src/index.ts',
  external: [/^lit(\/|$)/, '@sinia/sdk'],
  output: { file: 'dist/index.d.ts', format: 'es' },
  plugins: [
    nodeResolve({ extensions: ['.ts'], resolveOnly: [/^@sinia\/i18n/] }),
    dts({ includeExternal: ['@sinia/i18n'] }),
  ],
};
