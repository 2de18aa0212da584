import { computed, signal } from '@preact/signals';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { AquacisAnswer, AquacisCustomer, PeoplePort, PersonLine } from '../../port/people-port.ts';
import { guessKeys } from './guess-keys.ts';

/** Somebody who was found: with a card here, in Aquacis, or both. */
export interface Found {
  readonly id: string;
  readonly person: PersonLine | null;
  readonly customer: AquacisCustomer | null;
}

/** How Aquacis answered: of itself or from the copy, how old that is, and what stood in the way. */
export type AquacisNews = Pick<AquacisAnswer, 'source' | 'asOf' | 'degraded' | 'truncated'>;

/** Who is not among those that are looked for. */
interface Narrowed {
  readonly without?: string;
  /** Nobody who has no card here. */
  readonly hereOnly?: boolean;
}

const QUIET_MS = 250;
const SHORTEST = 2;

/** One field that finds people: here at once, in Aquacis as soon as it answers. */
export class PersonSearch {
  readonly typed = signal('');
  readonly here = signal<readonly PersonLine[]>([]);
  readonly inAquacis = signal<readonly AquacisCustomer[]>([]);
  readonly news = signal<AquacisNews | null>(null);
  readonly searching = signal(false);
  readonly problem = signal<DeskError | null>(null);
  /** What stands in the lists was found for these words. */
  readonly answered = signal('');
  /** The customer of Aquacis who has no card here and stands beside the search. */
  readonly shown = signal<AquacisCustomer | null>(null);
  readonly found = computed<readonly Found[]>(() => joined(this.here.value, this.inAquacis.value));
  readonly #port: PeoplePort;
  readonly #narrowed: Narrowed;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: PeoplePort, narrowed: Narrowed = {}) {
    this.#port = port;
    this.#narrowed = narrowed;
  }

  type(typed: string): void {
    this.typed.value = typed;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), QUIET_MS);
  }

  /** Looks for what is typed now; an answer to older words is left aside. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    const words = this.typed.value.trim();
    this.problem.value = null;
    if (words.length < SHORTEST) return this.#clear();
    this.searching.value = true;
    await Promise.all([this.#findHere(words, turn), this.#findInAquacis(words, turn)]);
    if (turn === this.#turn) this.searching.value = false;
  }

  async #findHere(words: string, turn: number): Promise<void> {
    try {
      const people = await this.#port.find(words);
      if (turn !== this.#turn) return;
      this.here.value = people.filter(({ id }) => id !== this.#narrowed.without);
      this.answered.value = words;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.here.value = [];
      this.problem.value = toDeskError(thrown);
    }
  }

  async #findInAquacis(words: string, turn: number): Promise<void> {
    if (this.#narrowed.hereOnly) return;
    const asked = guessKeys(words).map((keys) => this.#port.findInAquacis(keys));
    const answers = (await Promise.allSettled(asked)).flatMap((one) =>
      one.status === 'fulfilled' ? [one.value] : [],
    );
    if (turn !== this.#turn) return;
    this.inAquacis.value = unique(answers.flatMap(({ data }) => data));
    this.news.value = newsOf(answers, asked.length > 0);
  }

  #clear(): void {
    this.searching.value = false;
    this.here.value = [];
    this.inAquacis.value = [];
    this.news.value = null;
    this.answered.value = '';
  }
}

/** A customer who has a card here stands there once, with both. */
function joined(here: readonly PersonLine[], inAquacis: readonly AquacisCustomer[]): Found[] {
  const known = here.map((person) => ({
    ...{ id: person.id, person },
    customer: inAquacis.find(({ customerId }) => customerId === person.aquacisId) ?? null,
  }));
  const others = inAquacis.filter(({ customerId }) =>
    here.every(({ aquacisId }) => aquacisId !== customerId),
  );
  return [
    ...known,
    ...others.map((customer) => ({ id: `aq_${customer.customerId}`, person: null, customer })),
  ];
}

function unique(customers: readonly AquacisCustomer[]): AquacisCustomer[] {
  return [...new Map(customers.map((customer) => [customer.customerId, customer])).values()];
}

/** Of several answers the one that says most: what is wrong, else where the hits are from. */
function newsOf(answers: readonly AquacisAnswer[], asked: boolean): AquacisNews | null {
  const told =
    answers.find(({ data }) => data.length > 0) ?? answers.find(({ degraded }) => degraded) ?? answers[0];
  if (told) {
    const truncated = answers.some((one) => one.truncated);
    return { source: told.source, asOf: told.asOf, degraded: told.degraded, truncated };
  }
  return asked ? { source: 'replica', asOf: null, degraded: 'unavailable', truncated: false } : null;
}
