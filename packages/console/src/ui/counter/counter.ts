import { effect, signal } from '@preact/signals';
import type { PeoplePort, PersonCard } from '../../port/people-port.ts';
import type { Desk } from '../../state/desk.ts';
import type { Uploads } from '../../state/uploads.ts';
import { knownOf } from '../opening/fill-from-card.ts';
import { Opening } from '../opening/opening.ts';
import { PersonSearch } from '../people/person-search.ts';
import { SIGNATURE_FILE } from '../receipt/signature-file.ts';

/** Who stands at the counter and what they ask: it stays while one looks elsewhere in the desk. */
export class Counter {
  readonly opening: Opening;
  readonly search: PersonSearch;
  /** Who it is; null until somebody was found. */
  readonly person = signal<PersonCard | null>(null);
  /** Goes on without knowing who it is. */
  readonly anonymous = signal(false);
  /** Their document was seen, and is the card's. */
  readonly seen = signal(false);
  /** A picture of the signature; it goes with the ticket. */
  readonly signature = signal<string | null>(null);

  constructor(desk: Desk, port: PeoplePort) {
    this.opening = new Opening(desk, 'counter');
    this.search = new PersonSearch(port);
  }

  choose(card: PersonCard): void {
    const { opening } = this;
    this.person.value = card;
    this.anonymous.value = false;
    this.seen.value = false;
    opening.set({ ...knownOf(card, opening.form.value), contactId: card.id });
  }

  goOnWithout(): void {
    this.person.value = null;
    this.anonymous.value = true;
    this.opening.set({ contactId: '' });
  }

  /** Somebody else than was thought; what they have said stays. */
  chooseAgain(): void {
    this.person.value = null;
    this.anonymous.value = false;
    this.seen.value = false;
    const nobody = { name: '', phone: '', email: '', documentId: '', contract: '', contactId: '' };
    this.opening.set({ ...nobody, routeChannel: '', routeAddress: '' });
  }

  /** Opens the ticket, the signature among its files. @returns whether it is open */
  async submit(): Promise<boolean> {
    const { uploads } = this.opening;
    for (const { id, file } of uploads.items.value) if (file.name === SIGNATURE_FILE) uploads.remove(id);
    const picture = this.signature.value;
    if (picture) uploads.add([fileOf(picture)]);
    await settled(uploads);
    return this.opening.submit();
  }

  /** The next person. */
  begin(): void {
    this.opening.opened.value = null;
    this.opening.clear();
    this.chooseAgain();
    this.signature.value = null;
    this.search.type('');
  }
}

function fileOf(picture: string): File {
  const bytes = Uint8Array.from(atob(picture.split(',')[1] ?? ''), (sign) => sign.charCodeAt(0));
  return new File([bytes], SIGNATURE_FILE, { type: 'image/png' });
}

/** When none of them is on its way any more. */
function settled({ busy }: Uploads): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (busy.value) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

const counters = new WeakMap<Desk, Counter>();

export function counterOf(desk: Desk, port: PeoplePort): Counter {
  const known = counters.get(desk) ?? new Counter(desk, port);
  counters.set(desk, known);
  return known;
}
