import { prepareAndRun } from './prepare.mjs';

await prepareAndRun('src/test.ts');
