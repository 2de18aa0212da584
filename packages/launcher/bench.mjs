import { prepareAndRun } from './prepare.mjs';

await prepareAndRun('src/bench.ts');
