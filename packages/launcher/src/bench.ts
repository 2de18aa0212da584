import { runScript } from './run-script.ts';

await runScript('api/bench/bench.ts');
