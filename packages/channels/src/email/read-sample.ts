import { readFileSync } from 'node:fs';

/** A recorded mail from samples/ (synthetic people only), for tests of every parser of this folder. */
export function readSample(name: string): Uint8Array {
  return readFileSync(new URL(`./samples/${name}.eml`, import.meta.url));
}
