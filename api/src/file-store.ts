import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStore } from './use-cases/context.ts';

/** Files below the data folder, each named by its id and nothing that a person chose. */
export function diskFileStore(dataDir: string): FileStore {
  const location = join(dataDir, 'files');
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));
  return {
    put: (id, bytes) => disk.put(keyOf(id), bytes),
    get: (id) => disk.getBytes(keyOf(id)),
    size: async (id) => (await disk.getMetaData(keyOf(id))).contentLength,
    getPart: (id, from, to) =>
      buffer(createReadStream(join(location, keyOf(id)), { start: from, end: to - 1 })),
    delete: (id) => disk.delete(keyOf(id)),
  };
}

/** Two characters of the random end spread the files over 1,024 folders. */
function keyOf(id: string): string {
  if (!/^[a-z]{3}_[0-9a-z]{26}$/.test(id)) throw new Error('a file is named by its id');
  return `${id.slice(-2)}/${id}`;
}
