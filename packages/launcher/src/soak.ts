import { runScript } from './run-script.ts';

await runScript('api/test/soak.ts');
