import type { DirectoryCustomer } from '../src/customer.ts';
import type { ContactNote, ContractAccount, DirectoryQuery } from '../src/port.ts';
import { fitsQuery } from '../src/search-keys.ts';
import { accountAt } from './synthetic/account-at.ts';
import { customerAt, FIRST_ID, MOST_CONTRACTS_EACH } from './synthetic/customer-at.ts';

type Change = { readonly customer: DirectoryCustomer } | { readonly deletedId: string };

export interface MasterPage {
  readonly changes: readonly Change[];
  readonly next: string;
  readonly more: boolean;
  readonly total: number;
}

/** The state of a synthetic master: made as it is asked for, changed as one likes. */
export class FakeMaster {
  readonly #count: number;
  readonly #now: () => Date;
  readonly #changed = new Map<string, DirectoryCustomer | null>();
  readonly #log: string[] = [];
  readonly #notes = new Map<string, { id: string; note: ContactNote }>();

  constructor(count: number, now: () => Date) {
    this.#count = count;
    this.#now = now;
  }

  /** Contacts that were written back, one a ticket. */
  get notes(): ContactNote[] {
    return [...this.#notes.values()].map(({ note }) => note);
  }

  get(id: string): DirectoryCustomer | null {
    const changed = this.#changed.get(id);
    if (changed !== undefined) return changed;
    const index = Number(id) - FIRST_ID;
    return Number.isInteger(index) && index >= 0 && index < this.#count ? customerAt(index) : null;
  }

  /** Changes a customer, makes one, or takes one away. */
  change(id: string, set: Partial<DirectoryCustomer> | null): void {
    const before = this.get(id) ?? { ...customerAt(0), id, contracts: [], emails: [], phones: [] };
    this.#changed.set(id, set && { ...before, ...set, id, updatedAt: this.#now().toISOString() });
    this.#log.push(id);
  }

  /** In the order of the list: it ends when one more than `limit` is found. */
  search(query: DirectoryQuery, limit: number): DirectoryCustomer[] {
    const found: DirectoryCustomer[] = [];
    for (const candidate of this.#candidates(query)) {
      if (found.length >= limit) break;
      if (candidate && fitsQuery(candidate, query)) found.push(candidate);
    }
    return found;
  }

  /** Every customer once, in the order of their last change: those that nobody touched, then what has happened since. */
  changesAfter(cursor: string | null, limit: number): MasterPage {
    const from = cursor === null ? 0 : Number(cursor);
    const end = this.#count + this.#log.length;
    const upTo = Math.min(from + limit, end);
    const changes: Change[] = [];
    for (let place = from; place < upTo; place += 1) {
      const id = this.#idAt(place);
      if (id === undefined) continue;
      const customer = this.get(id);
      changes.push(customer ? { customer } : { deletedId: id });
    }
    return { changes, next: String(upTo), more: upTo < end, total: end };
  }

  #idAt(place: number): string | undefined {
    const at = place - this.#count;
    const id = at < 0 ? String(FIRST_ID + place) : (this.#log[at] as string);
    const moved = at < 0 ? this.#changed.has(id) : this.#log.includes(id, at + 1);
    return moved ? undefined : id;
  }

  account(contractNumber: string): ContractAccount | null {
    const serial = Number(contractNumber);
    const owner = this.get(String(FIRST_ID + Math.floor(serial / MOST_CONTRACTS_EACH)));
    const contract = owner?.contracts.find(({ number }) => Number(number) === serial);
    return contract ? accountAt(serial, contract.number, this.#now(), contract.status === 'cut') : null;
  }

  register(note: ContactNote): string {
    const known = this.#notes.get(note.ticketReference);
    const id = known?.id ?? `CT${this.#notes.size + 1}`;
    if (!known) this.#notes.set(note.ticketReference, { id, note });
    return id;
  }

  /** Numbers say where their owner stands; only a name has to be looked for everywhere. */
  *#candidates(query: DirectoryQuery): Generator<DirectoryCustomer | null> {
    for (const id of this.#changed.keys()) yield this.get(id);
    const places =
      query.name === undefined || Object.keys(query).length > 1 ? this.#places(query) : undefined;
    for (const index of places ?? range(this.#count)) {
      const id = String(FIRST_ID + index);
      if (!this.#changed.has(id)) yield this.get(id);
    }
  }

  #places(query: DirectoryQuery): number[] | undefined {
    const digits = (text: string | undefined) => Number(text?.replace(/\D/g, '').slice(-9) ?? Number.NaN);
    const contract = Math.floor(digits(query.contract ?? query.meter) / MOST_CONTRACTS_EACH);
    const phone = digits(query.phone) % 1_000_000;
    const document = digits(query.documentId) % 100_000;
    const [near] = [contract, phone, document].filter((place) => !Number.isNaN(place));
    if (near === undefined) return undefined;
    // CIF carry a control digit behind the place.
    const also = Number.isNaN(document) ? [] : [Math.floor(digits(query.documentId) / 10) % 100_000];
    return [near, near + 1, ...also];
  }
}

function* range(count: number): Generator<number> {
  for (let index = 0; index < count; index += 1) yield index;
}
