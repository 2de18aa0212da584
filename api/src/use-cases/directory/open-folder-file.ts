import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DirectoryFailure, type DirectoryPort } from '@sinia/directory';
import { createFileDirectory, type FileFormat } from '@sinia/directory/file';

interface FolderFile {
  readonly fileName: string;
  readonly format: FileFormat;
}

/** A file that the billing system lays into the operator's folder; it is as right as it was when it was last written. */
export function openFolderFile(folder: string | undefined, { fileName, format }: FolderFile): DirectoryPort {
  const path = () => placeIn(folder, fileName);
  return createFileDirectory({
    format,
    open: async function* () {
      yield* createReadStream(await path());
    },
    asOf: async () => (await stat(await path())).mtime.toISOString(),
  });
}

/** @throws DirectoryFailure `file_missing` where there is no folder, no such file in it, or it leads elsewhere */
async function placeIn(folder: string | undefined, fileName: string): Promise<string> {
  if (!folder) throw new DirectoryFailure('file_missing', 'SINIA_DIRECTORY_FOLDER is not set');
  try {
    const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, fileName))]);
    if (dirname(path) === home) return path;
  } catch (cause) {
    throw new DirectoryFailure('file_missing', fileName, { cause });
  }
  throw new DirectoryFailure('file_missing', `${fileName} leads out of the folder`);
}
