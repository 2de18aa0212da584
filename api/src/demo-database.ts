import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The database of the demonstration that runs here; undefined where none does. */
export function demoDatabase(): string | undefined {
  const path = join(process.env.SINIA_DATA_DIR ?? '.sinia', 'demo.json');
  if (!existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { databaseUrl?: string }).databaseUrl;
}
