import { open } from 'node:fs/promises';

/** How far a file was read: of which file, and after how many bytes. */
export interface FilePlace {
  readonly identity: string;
  readonly position: number;
}

/** At most so much at once, so that a file of years is read in pieces. */
const PIECE = 1024 * 1024;

/**
 * What was added to a file of lines since it was last read, without a last line that is still being written. A file that was
 * replaced or cut is read from its beginning.
 *
 * @param place null: it was never read
 * @throws the error of the file system where it cannot be read
 */
export async function readNewLines(
  path: string,
  place: FilePlace | null,
): Promise<{ readonly lines: readonly string[]; readonly place: FilePlace; readonly more: boolean }> {
  const file = await open(path);
  try {
    const { ino, dev, size } = await file.stat();
    const identity = `${dev}:${ino}`;
    const same = place?.identity === identity && place.position <= size;
    const position = same ? place.position : 0;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE), 0, PIECE, position);
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(0x0a) + 1;
    // A line of a megabyte is none: it is passed over.
    const taken = end === 0 && bytesRead === PIECE ? PIECE : end;
    const lines = bytes.subarray(0, end).toString('utf8').split(/\r?\n/).filter(Boolean);
    return {
      lines,
      place: { identity, position: position + taken },
      more: position + taken + 1 < size && taken > 0,
    };
  } finally {
    await file.close();
  }
}
