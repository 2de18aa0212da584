import { prepareAndRun } from './prepare.mjs';

await prepareAndRun('src/start.ts');
