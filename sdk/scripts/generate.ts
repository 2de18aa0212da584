import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { currentDocument } from '../test/openapi-document.ts';

/** Writes `openapi.json` as the server describes itself, and the types of the client from it. */
const at = (path: string) => new URL(path, import.meta.url).pathname;
const generator = at('../../node_modules/openapi-typescript/bin/cli.js');

writeFileSync(at('../openapi.json'), currentDocument());
execFileSync(
  process.execPath,
  [generator, at('../openapi.json'), '-o', at('../src/generated/openapi.d.ts')],
  {
    stdio: 'inherit',
  },
);
