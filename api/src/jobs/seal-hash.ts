import { createHash } from 'node:crypto';

/** What a seal vouches for of an audit row. */
export interface SealedRow {
  readonly id: number | string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly ticketId: string | null;
  readonly door: string;
  readonly requestId: string;
}

/** SHA-256 over the seal before and every field of the rows, each with its length before it. */
export function sealHash(previous: Uint8Array, rows: readonly SealedRow[]): Buffer {
  const hash = createHash('sha256').update(previous);
  for (const row of rows) {
    const { id, at, actorKind, actorId, action, ticketId, door, requestId } = row;
    for (const field of [id, at.toISOString(), actorKind, actorId, action, ticketId, door, requestId]) {
      const text = String(field ?? '');
      hash.update(`${Buffer.byteLength(text)}:${text}`);
    }
  }
  return hash.digest();
}
