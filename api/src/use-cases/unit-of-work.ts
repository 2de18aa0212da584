import type { TicketEvent } from '@sinia/core';
import {
  CHAIN_START,
  chainHash,
  insertRows,
  type NewRow,
  payloadDigest,
  type RowValues,
  schema,
  type Table,
  type Transaction,
} from '@sinia/database';
import { actorKey } from '../auth/actor.ts';
import type { Context } from './context.ts';
import type { Topic } from './topic.ts';

/** The head of a ticket's chain: what the next event hangs on. */
export interface ChainHead {
  readonly id: string;
  readonly eventSeq: number;
  readonly eventHash: Uint8Array;
}

/**
 * The only way in which a use case writes. Writes are collected and sent together (pipelined); an event brings its
 * chain link, its outbox row and its audit row with it.
 */
export class UnitOfWork {
  readonly tx: Transaction;
  readonly now: Date;
  readonly #context: Context;
  readonly #rows: NewRow[] = [];
  readonly #writes: PromiseLike<unknown>[] = [];
  readonly #topics = new Set<Topic>();

  constructor(tx: Transaction, context: Context, now: Date) {
    this.tx = tx;
    this.now = now;
    this.#context = context;
  }

  /** Whom to wake when it is committed: whoever follows events, or looks at something that is none. */
  get topics(): ReadonlySet<Topic> {
    return this.#topics;
  }

  /** Something to see that is no event: told once it is committed. */
  signal(topic: Topic): void {
    this.#topics.add(topic);
  }

  /** Collects a new row; all new rows of a use case are one statement, ahead of its other queries. */
  insert<Into extends Table>(table: Into, values: RowValues<Into>): void {
    this.#rows.push({ table, values });
  }

  /** Collects a query; it runs with the others when the use case has decided everything. */
  write(query: PromiseLike<unknown>): void {
    this.#writes.push(query);
  }

  /** Appends an event to a ticket's chain; the caller stores the returned head on the ticket. */
  record(head: ChainHead | { readonly id: string }, event: TicketEvent): ChainHead {
    const actor = this.#context.actor;
    const seq = 'eventSeq' in head ? head.eventSeq + 1 : 1;
    const previous = 'eventHash' in head ? head.eventHash : CHAIN_START;
    const payload = { changes: event.changes, message: event.message ?? null, detail: event.detail ?? {} };
    const salt = this.#context.dependencies.random(16);
    const row = {
      ticketId: head.id,
      seq,
      type: event.type,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      payload,
      salt,
      digest: payloadDigest(salt, payload),
      at: this.now,
    };
    const hash = chainHash(previous, row);
    this.insert(schema.events, { ...row, hash });
    this.insert(schema.outbox, { ticketId: head.id, seq, dueAt: this.now });
    this.audit(event.type, head.id);
    this.signal('committed');
    return { id: head.id, eventSeq: seq, eventHash: hash };
  }

  /** Notes who did or saw what. */
  audit(action: string, ticketId: string | null): void {
    const { actor, door, requestId } = this.#context;
    const row = { actorKind: actor.kind, actorId: actorKey(actor), action, ticketId, door, requestId };
    this.insert(schema.auditLog, { at: this.now, ...row });
  }

  /** Whether one statement writes everything, so that it needs no transaction around it. */
  get isOneStatement(): boolean {
    return this.#writes.length === 0;
  }

  /** Sends what was collected, in order, in one go. */
  async flush(): Promise<void> {
    await Promise.all([insertRows(this.tx, this.#rows.splice(0)), ...this.#writes.splice(0)]);
  }
}
