import { createDependencies } from '../../src/dependencies.ts';
import { readEnvironment } from '../../src/environment.ts';
import { importDirectory } from '../../src/jobs/import-directory.ts';

/** A process that does nothing but import, to be killed. */
const dependencies = createDependencies(readEnvironment(process.env), 'import-process');
while (await importDirectory(dependencies, new AbortController().signal));
await dependencies.close();
