import postgres from 'postgres';
import { CHAIN_START, chainHash, payloadDigest } from './chain.ts';

export interface VerifiedChains {
  readonly tickets: number;
  readonly events: number;
  /** The first row that does not hold, in words; null when all do. */
  readonly broken: string | null;
}

interface Row {
  readonly ticket_id: string;
  readonly seq: number;
  readonly type: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly payload: unknown;
  readonly salt: Uint8Array;
  readonly digest: Uint8Array;
  readonly hash: Uint8Array;
  readonly at: Date;
  readonly head_seq: number | null;
  readonly head_hash: Uint8Array | null;
}

const BATCH = 2_000;

/**
 * Recomputes every ticket's chain from its first event: payload against digest, link against link, the last one against
 * what the ticket says its head is. Reads in one snapshot, in batches.
 *
 * @param ownerUrl a role that may read events and tickets.
 */
export async function verifyChains(ownerUrl: string): Promise<VerifiedChains> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const walk = new ChainWalk();
      const rows = tx<Row[]>`
        select e.ticket_id, e.seq, e.type, e.actor_kind, e.actor_id, e.payload, e.salt, e.digest, e.hash, e.at,
          t.event_seq as head_seq, t.event_hash as head_hash
        from events e left join tickets t on t.id = e.ticket_id order by e.ticket_id, e.seq`;
      for await (const batch of rows.cursor(BATCH)) {
        for (const row of batch) if (!walk.step(row)) return walk.result();
      }
      if (!walk.end()) return walk.result();
      const [bare] = await tx<{ id: string }[]>`
        select id from tickets t where not exists (select from events e where e.ticket_id = t.id) order by id limit 1`;
      if (bare) walk.fail(`ticket ${bare.id}: it has no events`);
      return walk.result();
    });
  } finally {
    await sql.end();
  }
}

/** Follows the rows in order and stops at the first that does not hold. */
class ChainWalk {
  #tickets = 0;
  #events = 0;
  #broken: string | null = null;
  #last: Row | null = null;

  step(row: Row): boolean {
    if (row.ticket_id !== this.#last?.ticket_id) {
      if (!this.end()) return false;
      this.#tickets += 1;
      this.#last = null;
    }
    this.#events += 1;
    const where = `ticket ${row.ticket_id}, event ${row.seq}`;
    const expected = (this.#last?.seq ?? 0) + 1;
    if (row.seq !== expected) return this.fail(`ticket ${row.ticket_id}, event ${expected}: it is missing`);
    if (!same(payloadDigest(row.salt, row.payload), row.digest))
      return this.fail(`${where}: its content was changed`);
    const link = chainHash(this.#last?.hash ?? CHAIN_START, {
      ticketId: row.ticket_id,
      seq: row.seq,
      type: row.type,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      at: row.at,
      digest: row.digest,
    });
    if (!same(link, row.hash)) return this.fail(`${where}: it does not follow from the one before`);
    this.#last = row;
    return true;
  }

  /** The chain of the ticket that was walked must end where the ticket says. */
  end(): boolean {
    const last = this.#last;
    if (!last) return true;
    if (last.head_seq === null) return this.fail(`ticket ${last.ticket_id}: it is gone, its events are not`);
    const whole = last.seq === last.head_seq && last.head_hash !== null && same(last.hash, last.head_hash);
    return (
      whole || this.fail(`ticket ${last.ticket_id}, event ${last.seq + 1}: the end of the chain was cut`)
    );
  }

  fail(reason: string): false {
    this.#broken = reason;
    return false;
  }

  result(): VerifiedChains {
    return { tickets: this.#tickets, events: this.#events, broken: this.#broken };
  }
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
