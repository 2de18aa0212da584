import { DirectoryFailure, type DirectoryPort } from '@sinia/directory';
import { createFileDirectory } from '@sinia/directory/file';
import type { Dependencies } from '../context.ts';
import { openPassword, readConnection, settingsOf } from './connection-store.ts';
import { FileFormatSettings } from './file-format-settings.ts';
import { openDirectory } from './open-directory.ts';
import { openPieces } from './pieces.ts';
import type { RunRow } from './run-store.ts';
import { readUpload } from './upload-store.ts';

/** Where a run reads from. @throws DirectoryFailure where it is gone */
export async function openRunSource(dependencies: Dependencies, run: RunRow): Promise<DirectoryPort> {
  if (run.kind === 'file') return openUpload(dependencies, run);
  const row = await readConnection(dependencies.db);
  if (!row) throw new DirectoryFailure('address_unknown', 'nobody has connected it');
  return openDirectory(dependencies, settingsOf(row), openPassword(dependencies.secret, row) ?? '');
}

async function openUpload({ db, files }: Dependencies, run: RunRow): Promise<DirectoryPort> {
  const file = run.fileId ? await readUpload(db, run.fileId) : undefined;
  if (!file) throw new DirectoryFailure('file_missing', run.fileName ?? '');
  const format = FileFormatSettings.parse(run.format);
  return createFileDirectory({
    open: openPieces(files, file.pieces),
    format,
    asOf: () => run.asOf.toISOString(),
  });
}
