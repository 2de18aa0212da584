import type { CallDirection, CallFact } from './call-fact.ts';

/** What one call of the exchange is to the conversation that it belongs to. */
export interface Thread {
  readonly call: string;
  readonly direction: CallDirection;
  /** In order. */
  readonly facts: readonly CallFact[];
  /** From when on the customer is on it; null where colleagues talk among themselves. */
  readonly customerSince: Date | null;
}

/**
 * The calls of a conversation. An internal one beside a customer's is a consultation, which is no customer's call, until
 * the customer is transferred to whoever answers it.
 */
export function threadsOf(facts: readonly CallFact[]): Thread[] {
  const byCall = new Map<string, CallFact[]>();
  for (const fact of facts) {
    const own = byCall.get(fact.call);
    if (own) own.push(fact);
    else byCall.set(fact.call, [fact]);
  }
  const threads = [...byCall].map(([call, own]) => ({ call, direction: directionOf(own), facts: own }));
  const main = threads.find(({ direction }) => direction !== 'internal') ?? threads[0];
  return threads.map((thread) => {
    const began = thread.facts[0]?.at ?? null;
    const internal = thread.direction === 'internal' && thread !== main;
    const customerSince = internal ? handedOver(thread.facts, threads) : began;
    const direction = internal && main ? main.direction : thread.direction;
    return { ...thread, direction, customerSince };
  });
}

function directionOf(facts: readonly CallFact[]): CallDirection {
  return facts.find(({ direction }) => direction)?.direction ?? 'inbound';
}

/** When the customer came to this consultation: at the transfer to an extension that takes part in it. */
function handedOver(
  consultation: readonly CallFact[],
  threads: readonly { readonly facts: readonly CallFact[] }[],
): Date | null {
  const extensions = new Set(consultation.flatMap(({ extension, to }) => [extension, to].filter(Boolean)));
  const transfer = threads
    .flatMap(({ facts }) => facts)
    .find(({ transfer: to }) => to?.toExtension && extensions.has(to.toExtension));
  return transfer?.at ?? null;
}
