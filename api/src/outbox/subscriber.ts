import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../use-cases/context.ts';
import type { DueEvent } from '../use-cases/deliveries/outbox-store.ts';

/**
 * Something that follows committed events. It writes rows and nothing else, in the transaction that takes the events
 * out of the outbox; a unique index over (event, effect) makes it harmless to be told twice.
 */
export interface Subscriber {
  readonly name: string;
  /** @param events of many tickets; those of one ticket in order. */
  readonly deliver: (
    tx: Transaction,
    events: readonly DueEvent[],
    dependencies: Dependencies,
  ) => Promise<void>;
}
