import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import config from '../rollup.config.mjs';

const here = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds the elements into a folder, `dist` by default, and gives the names of the files. */
export async function buildWidgets(folder = join(here, 'dist')): Promise<string[]> {
  const input = Object.fromEntries(
    Object.entries(config.input).map(([name, file]) => [name, join(here, file)]),
  );
  const bundle = await rollup({ ...config, input });
  await rm(folder, { recursive: true, force: true });
  const { output } = await bundle.write({ ...config.output, dir: folder });
  await bundle.close();
  return output.map((file) => file.fileName);
}
