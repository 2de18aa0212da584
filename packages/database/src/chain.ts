import { createHash } from 'node:crypto';

/** What a link of a ticket's chain vouches for; `digest` stands for the payload, so that the payload can be erased. */
export interface ChainedEvent {
  readonly ticketId: string;
  readonly seq: number;
  readonly type: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly at: Date;
  readonly digest: Uint8Array;
}

/** The hash before the first event of a ticket. */
export const CHAIN_START = new Uint8Array(32);

/** SHA-256 over the salt and the payload with sorted keys: the same for the same content, whatever wrote it. */
export function payloadDigest(salt: Uint8Array, payload: unknown): Uint8Array {
  return createHash('sha256').update(salt).update(canonicalJson(payload)).digest();
}

/** SHA-256 over the previous hash and the event's fields, each with its length before it. */
export function chainHash(previous: Uint8Array, event: ChainedEvent): Uint8Array {
  const hash = createHash('sha256').update(previous);
  const fields = [
    event.ticketId,
    String(event.seq),
    event.type,
    event.actorKind,
    event.actorId ?? '',
    event.at.toISOString(),
  ];
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field}`);
  return hash.update(event.digest).digest();
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${entries.join(',')}}`;
}
