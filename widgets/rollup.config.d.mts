import type { OutputOptions, RollupOptions } from 'rollup';

declare const config: RollupOptions & { input: Record<string, string>; output: OutputOptions };
export default config;
