import { prepareAndRun } from './prepare.mjs';

await prepareAndRun('src/soak.ts');
