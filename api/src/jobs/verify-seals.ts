import type { Sql } from '@sinia/database';
import { type SealedRow, sealHash } from './seal-hash.ts';

export interface VerifiedSeals {
  readonly seals: number;
  readonly rows: number;
  /** The first seal that does not hold, in words; null when all do. */
  readonly broken: string | null;
}

interface Seal {
  readonly to_id: string;
  readonly rows: number;
  readonly hash: Uint8Array;
}

/**
 * Recomputes the seals of the audit log, one after the other; rows after the last seal are not sealed yet.
 *
 * @param sql a client of its own: on the pools Drizzle has taken the driver's dates.
 */
export async function verifySeals(sql: Sql): Promise<VerifiedSeals> {
  const seals = await sql<Seal[]>`select to_id, rows, hash from audit_seals order by to_id`;
  let previous: Uint8Array = new Uint8Array(32);
  let from = '0';
  let rows = 0;
  for (const [index, seal] of seals.entries()) {
    const sealed = await sql<SealedRow[]>`
      select id::text, at, actor_kind as "actorKind", actor_id as "actorId", action, ticket_id as "ticketId", door,
        request_id as "requestId"
      from audit_log where id > ${from} and id <= ${seal.to_id} order by id`;
    const where = `audit rows ${Number(from) + 1} to ${seal.to_id}`;
    const fail = (reason: string) => ({ seals: index, rows, broken: `${where}: ${reason}` });
    if (sealed.length !== seal.rows) return fail(`${seal.rows} were sealed, ${sealed.length} are there`);
    if (!Buffer.from(seal.hash).equals(sealHash(previous, sealed))) return fail('their content was changed');
    previous = seal.hash;
    from = seal.to_id;
    rows += sealed.length;
  }
  return { seals: seals.length, rows, broken: null };
}
