import { createHash } from 'node:crypto';
import { type Channel, newId } from '@sinia/core';
import type { Sql } from '@sinia/database';
import { groupCommit } from './group-commit.ts';

/** A message as it came, with what its transport said of it. */
export interface RawEnvelope {
  readonly channel: Channel;
  /** The mailbox or account that it came to. */
  readonly account: string;
  /** What makes a redelivery the same message. */
  readonly eventKey: string;
  readonly raw: Uint8Array;
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface EnvelopeStore {
  /** Resolves when the message is committed; false when it had been stored before. Rejects when nothing was stored. */
  readonly store: (envelope: RawEnvelope) => Promise<boolean>;
}

/** Keeps raw messages, many in one commit. */
export function createEnvelopeStore(
  sql: Sql,
  clock: () => Date,
  random: (bytes: number) => Uint8Array,
): EnvelopeStore {
  async function insert(envelopes: readonly RawEnvelope[]): Promise<boolean[]> {
    const now = clock();
    const at = now.toISOString();
    // Of one millisecond all of them: what came first is the smaller.
    const ids = envelopes.map(() => newId('env', now.getTime(), random(16))).sort();
    const rows = envelopes.map((envelope, place) => ({
      id: ids[place],
      channel: envelope.channel,
      account: envelope.account,
      event_key: envelope.eventKey,
      sha256: sha256(envelope.raw),
      raw: Buffer.from(envelope.raw.buffer, envelope.raw.byteOffset, envelope.raw.byteLength),
      // Drizzle has taken the serialisers of the shared pool: JSON and times go as text.
      meta: JSON.stringify(envelope.meta),
      received_at: at,
      due_at: at,
    }));
    const stored = await sql<{ id: string }[]>`
      insert into inbound_envelopes ${sql(rows)} on conflict (channel, account, event_key) do nothing returning id`;
    const kept = new Set<string | undefined>(stored.map(({ id }) => id));
    return rows.map(({ id }) => kept.has(id));
  }
  return { store: groupCommit({ insert, bytesOf: ({ raw }) => raw.byteLength }) };
}

/** The key of a mail by SMTP: its bytes and who it was for, so that a sender who missed our 250 may send it again. */
export function mailEventKey(raw: Uint8Array, recipients: readonly string[]): string {
  const names = recipients.map((recipient) => recipient.toLowerCase()).sort();
  const audience = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16);
  return `${sha256(raw).toString('hex')}.${audience}`;
}

/** The key of a webhook: its bytes, which a provider that missed our answer sends again. */
export function webhookEventKey(raw: Uint8Array): string {
  return sha256(raw).toString('hex');
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
