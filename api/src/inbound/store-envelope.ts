import { createHash } from 'node:crypto';
import { newId } from '@sinia/core';
import type { Sql } from '@sinia/database';

/** A message as it came, with what its transport said of it. */
export interface RawEnvelope {
  readonly channel: 'email';
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

interface Waiting {
  readonly envelope: RawEnvelope;
  readonly resolve: (stored: boolean) => void;
  readonly reject: (error: unknown) => void;
}

const ROWS = 64;
const BYTES = 4 * 1024 * 1024;
const COMMITS_UNDER_WAY = 2;

/**
 * Keeps raw messages, each committed before it is answered. Those that arrive while a commit is under way share the
 * next one (group commit), so that the disk is waited for once for many.
 */
export function createEnvelopeStore(
  sql: Sql,
  clock: () => Date,
  random: (bytes: number) => Uint8Array,
): EnvelopeStore {
  const queue: Waiting[] = [];
  let underWay = 0;

  function take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { envelope } of queue) {
      bytes += envelope.raw.byteLength;
      if (count === ROWS || (count > 0 && bytes > BYTES)) break;
      count += 1;
    }
    // Every number of rows is a prepared statement of its own: few numbers, then.
    return queue.splice(0, count > 0 ? 2 ** Math.floor(Math.log2(count)) : 0);
  }

  async function commit(): Promise<void> {
    const batch = take();
    if (batch.length === 0) return;
    underWay += 1;
    const now = clock();
    const at = now.toISOString();
    const rows = batch.map(({ envelope }) => ({
      id: newId('env', now.getTime(), random(16)),
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
    try {
      const stored = await sql<{ id: string }[]>`
        insert into inbound_envelopes ${sql(rows)} on conflict (channel, account, event_key) do nothing returning id`;
      const ids = new Set(stored.map((row) => row.id));
      batch.forEach((waiting, index) => {
        waiting.resolve(ids.has(rows[index]?.id ?? ''));
      });
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    } finally {
      underWay -= 1;
      if (queue.length > 0) void commit();
    }
  }

  return {
    store(envelope) {
      return new Promise((resolve, reject) => {
        queue.push({ envelope, resolve, reject });
        if (underWay < COMMITS_UNDER_WAY) setImmediate(commit);
      });
    },
  };
}

/** The key of a mail by SMTP: its bytes and who it was for, so that a sender who missed our 250 may send it again. */
export function mailEventKey(raw: Uint8Array, recipients: readonly string[]): string {
  const names = recipients.map((recipient) => recipient.toLowerCase()).sort();
  const audience = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16);
  return `${sha256(raw).toString('hex')}.${audience}`;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
