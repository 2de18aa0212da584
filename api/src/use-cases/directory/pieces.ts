import { Refusal } from '@sinia/core';
import type { OpenFile } from '@sinia/directory/file';
import type { FileStore } from '../context.ts';

/** Big enough to be few, small enough to be held. */
const PIECE_BYTES = 4 * 1024 * 1024;
export const MAX_IMPORT_BYTES = 500 * 1024 * 1024;

/** A file of any size in the file store, which takes and gives what it is given whole. */
export const openPieces = (files: FileStore, pieces: readonly string[]): OpenFile =>
  async function* () {
    for (const id of pieces) yield await files.get(id);
  };

/**
 * Puts what comes into the file store piece by piece; nothing is left of what does not come whole.
 *
 * @throws Refusal `import_file_too_large`, `attachment_empty`
 */
export async function putPieces(
  files: Pick<FileStore, 'put' | 'delete'>,
  body: AsyncIterable<Uint8Array>,
  newId: () => string,
): Promise<{ readonly pieces: string[]; readonly size: number }> {
  const pieces: string[] = [];
  let size = 0;
  try {
    for await (const piece of cut(body)) {
      size += piece.length;
      if (size > MAX_IMPORT_BYTES) refuse('import_file_too_large');
      const id = newId();
      pieces.push(id);
      await files.put(id, piece);
    }
    if (size === 0) refuse('attachment_empty');
    return { pieces, size };
  } catch (error) {
    await Promise.allSettled(pieces.map((id) => files.delete(id)));
    throw error;
  }
}

async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    held.push(part);
    size += part.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

function refuse(code: 'import_file_too_large' | 'attachment_empty'): never {
  throw new Refusal(code, { fields: [{ pointer: '/file', code }] });
}
