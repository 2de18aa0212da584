import { DirectoryFailure, type DirectoryPort } from '@sinia/directory';
import type { Dependencies } from '../context.ts';
import { openPassword, readConnection, settingsOf } from './connection-store.ts';
import { openDirectory } from './open-directory.ts';
import type { RunRow } from './run-store.ts';

/** Where a run reads from. @throws DirectoryFailure where it is gone */
export async function openRunSource(dependencies: Dependencies, _run: RunRow): Promise<DirectoryPort> {
  const row = await readConnection(dependencies.db);
  if (!row) throw new DirectoryFailure('address_unknown', 'nobody has connected it');
  return openDirectory(dependencies, settingsOf(row), openPassword(dependencies.secret, row) ?? '');
}
