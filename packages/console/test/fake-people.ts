import type { ContactNote, Duplicate, Representation } from '@sinia/contracts';
import { fold } from '@sinia/core';
import { CONTACT_FIELDS, DEFAULT_IDENTIFICATION } from '@sinia/core/identity';
import { DeskError, type DeskErrorCode } from '../src/port/desk-error.ts';
import type {
  AquacisAnswer,
  MergeLine,
  MergePreview,
  PeoplePort,
  PersonCard,
  RuleSettings,
  Rules,
  RulesTrial,
} from '../src/port/people-port.ts';
import type { FakeDesk } from './fake-desk.ts';
import { NOW } from './sample-desk.ts';
import {
  ACCOUNT,
  CUSTOMERS,
  cardOf,
  factOf,
  GESTORIA,
  identityOf,
  NOTE,
  NURIA,
  NURIA_TWICE,
  PASSED,
  TOMAS,
} from './sample-people.ts';

const DEFAULT_RULES = structuredClone(DEFAULT_IDENTIFICATION) as RuleSettings;

type Degraded = AquacisAnswer['degraded'];

/** Twenty at a time, as the desk asks for them. */
function paged<Item>(all: readonly Item[], cursor = '0') {
  const end = Number(cursor) + 20;
  const nextCursor = end < all.length ? String(end) : null;
  return { data: all.slice(Number(cursor), end), pagination: { hasMore: nextCursor !== null, nextCursor } };
}

/** Customers in memory, here and in Aquacis. */
export class FakePeople implements PeoplePort {
  readonly cards = new Map<string, PersonCard>([NURIA, NURIA_TWICE, TOMAS].map((card) => [card.id, card]));
  readonly calls: string[] = [];
  /** What Aquacis was asked for, oldest first. */
  readonly asked: object[] = [];
  customers = CUSTOMERS;
  degraded: Degraded = null;
  billing = ACCOUNT;
  readonly #desk: FakeDesk;
  readonly #failing = new Map<string, DeskError>();

  async way() {
    return this.#desk.channels.way();
  }

  async publicWay() {
    return this.#desk.channels.publicWay();
  }

  async hideComment(...given: Parameters<PeoplePort['hideComment']>) {
    return this.#desk.channels.hideComment(...given);
  }

  async sendTemplate(...given: Parameters<PeoplePort['sendTemplate']>) {
    return this.#desk.channels.sendTemplate(...given);
  }

  constructor(desk: FakeDesk) {
    this.#desk = desk;
  }

  failNext(call: keyof PeoplePort, code: DeskErrorCode, fields: DeskError['fields'] = []): void {
    this.#failing.set(call, new DeskError(code, undefined, fields));
  }

  find = async (q: string) => {
    this.#work('find');
    const words = fold(q);
    const digits = q.replace(/\D/g, '');
    return [...this.cards.values()].filter(
      ({ name, identities }) =>
        fold(name).includes(words) ||
        identities.some(
          ({ value }) => fold(value).includes(words) || (digits.length > 5 && value.includes(digits)),
        ),
    );
  };

  findInAquacis: PeoplePort['findInAquacis'] = async (keys) => {
    this.#work('findInAquacis');
    this.asked.push(keys);
    const { name, phone, documentId, contract } = keys;
    const data = this.customers.filter(
      (one) =>
        (name && fold(one.name).includes(fold(name))) ||
        (phone && one.phones.some((number) => number.endsWith(phone.replace(/\D/g, '')))) ||
        (documentId && one.documentId === documentId) ||
        (contract && one.contracts.some(({ number }) => number === contract)),
    );
    const asOf = '2026-11-24T02:10:00.000Z';
    return { data: [...data], truncated: false, source: 'replica', asOf, degraded: this.degraded };
  };

  customerInAquacis = async (customerId: string) => {
    this.#work('customerInAquacis');
    const found = this.customers.find((one) => one.customerId === customerId);
    if (!found) throw new DeskError('not_found');
    return found;
  };

  account = async () => {
    this.#work('account');
    return this.billing;
  };

  card = async (id: string) => {
    this.#work('card');
    return this.#card(id);
  };

  adopt = async (customerId: string) => {
    this.#work('adopt');
    const { name, documentId, phones } = await this.customerInAquacis(customerId);
    const known = [...this.cards.values()].find((card) => card.aquacisId === customerId);
    const from = { source: 'aquacis', verified: true, verifiedHow: 'integration' } as const;
    const identities = [
      ...(documentId ? [identityOf('documentId', documentId, from)] : []),
      ...phones.map((phone) => identityOf('phone', phone, from)),
    ];
    return known ?? this.#keep(cardOf(this.#next(), name, { aquacisId: customerId, identities }));
  };

  create: PeoplePort['create'] = async ({ name, identities = [], kind = 'person', vulnerable, over65 }) => {
    this.#work('create');
    const own = identities.map((one) => identityOf(one.kind, one.value));
    const said = { vulnerable: vulnerable ?? null, over65: over65 ?? null };
    return this.#keep(cardOf(this.#next(), name, { kind, identities: own, lastContactAt: null, ...said }));
  };

  change: PeoplePort['change'] = async (
    id,
    version,
    { identities, contracts: _contracts, source: _, ...set },
  ) => {
    this.#work('change');
    const card = this.#card(id);
    if (card.version !== version) throw new DeskError('version_stale');
    const said = Object.entries(set).filter(([field]) => field !== 'kind');
    const facts = { ...card.facts };
    for (const [field, value] of said)
      if (value !== null && value !== undefined) facts[field as 'name'] = [factOf(value)];
    const own = identities?.map(
      (one) => card.identities.find(({ value }) => value === one.value) ?? identityOf(one.kind, one.value),
    );
    const next = { ...card, ...set, facts, version: version + 1, updatedAt: NOW };
    return this.#keep({ ...next, identities: own ?? card.identities } as PersonCard);
  };

  pairs: Duplicate[] = [
    {
      ...{ contacts: [NURIA, NURIA_TWICE], score: 75 },
      reasons: ['same_phone', 'name_alike'],
    },
  ];
  merged: MergeLine[] = [];

  duplicates = async (cursor?: string) => {
    this.#work('duplicates');
    return paged(this.pairs, cursor);
  };

  duplicatesOf = async (id: string) => {
    this.#work('duplicatesOf');
    return this.pairs.filter(({ contacts }) => contacts.some((one) => one.id === id));
  };

  dismissDuplicate = async (id: string, otherId: string) => {
    this.#work('dismissDuplicate');
    this.pairs = this.pairs.filter(
      ({ contacts }) => !contacts.every((one) => one.id === id || one.id === otherId),
    );
    return { dismissed: true as const };
  };

  previewMerge = async (intoId: string, fromId: string): Promise<MergePreview> => {
    this.#work('previewMerge');
    const [into, from] = [this.#card(intoId), this.#card(fromId)];
    const fields = CONTACT_FIELDS.map((field) => {
      const [left = null, right = null] = [from.facts[field][0], into.facts[field][0]];
      return {
        field,
        from: left,
        into: right,
        counts: left?.value === right?.value ? null : ('into' as const),
      };
    });
    return { refusal: null, differences: this.differences, from, into, fields };
  };

  differences: MergePreview['differences'] = [];

  merge: PeoplePort['merge'] = async (intoId, fromId, { acceptDifferences }) => {
    this.#work('merge');
    if (this.differences.length > 0 && !acceptDifferences) throw new DeskError('contact_merge_differs');
    const [into, from] = [this.#card(intoId), this.#card(fromId)];
    const done = { mergeId: `mrg_${this.merged.length}`, contactId: fromId, intoContactId: intoId };
    const times = { mergedAt: NOW, undoneAt: null };
    this.merged = [{ ...done, ...times, from, into, mergedBy: 'Cristina Vidal' }, ...this.merged];
    this.cards.set(fromId, into);
    this.pairs = [];
    return { ...done, ...times };
  };

  undoMerge: PeoplePort['undoMerge'] = async (mergeId) => {
    this.#work('undoMerge');
    const found = this.merged.find((one) => one.mergeId === mergeId);
    if (!found) throw new DeskError('not_found');
    this.merged = this.merged.map((one) => (one === found ? { ...one, undoneAt: NOW } : one));
    this.cards.set(found.contactId, NURIA_TWICE);
    return { ...found, undoneAt: NOW };
  };

  merges = async (cursor?: string) => {
    this.#work('merges');
    return paged(this.merged, cursor);
  };

  seeDocument = async (id: string, documentId: string) => {
    this.#work('seeDocument');
    const card = this.#card(id);
    const held = card.identities.filter(({ kind }) => kind === 'documentId');
    const known = held.find(({ value }) => value === documentId);
    if (!known && held.length > 0) return { seen: false };
    const seen = identityOf('documentId', documentId, { verified: true, verifiedHow: 'document_seen' });
    const others = card.identities.filter((one) => one !== known);
    this.#keep({ ...card, identities: [...others, seen], version: card.version + 1 });
    return { seen: true };
  };

  rulesNow: Rules = { version: 0, settings: DEFAULT_RULES, versions: [] };
  trial: RulesTrial = {
    fields: { changes: 0, examples: [] },
    ...{ tickets: { looked: 40, changes: 0, examples: [] }, duplicates: { before: 1, after: 1 } },
  };

  rules = async () => {
    this.#work('rules');
    return this.rulesNow;
  };

  tryRules = async () => {
    this.#work('tryRules');
    return this.trial;
  };

  saveRules: PeoplePort['saveRules'] = async (version, settings) => {
    this.#work('saveRules');
    if (this.rulesNow.version !== version) throw new DeskError('version_stale');
    const row = { version: version + 1, savedBy: 'Cristina Vidal', savedAt: NOW };
    this.rulesNow = { version: row.version, settings, versions: [row, ...this.rulesNow.versions] };
    return { version: row.version };
  };

  notes: readonly ContactNote[] = [NOTE];
  representations: readonly Representation[] = [GESTORIA];

  view = async (id: string) => {
    this.#work('view');
    const contact = this.#card(id);
    const own = [...this.#desk.tickets.values()]
      .filter((ticket) => ticket.contactId === contact.id)
      .sort((left, right) => right.createdAt.localeCompare(left.createdAt));
    const isOver = ({ status }: { status: string }) => status === 'solved' || status === 'closed';
    const of = (person: { id: string }) => person.id === contact.id;
    return {
      ...{ contact, open: own.filter((one) => !isOver(one)), past: own.filter(isOver) },
      notes: contact.id === NURIA.id ? [...this.notes] : [],
      representations: this.representations.filter((one) => of(one.representative) || of(one.represented)),
      merges: this.merged
        .filter((one) => one.intoContactId === contact.id && !one.undoneAt)
        .map((one) => ({ ...one, name: one.from.name })),
      duplicates: this.pairs.filter(({ contacts }) => contacts.some(of)).length,
    };
  };

  timeline: PeoplePort['timeline'] = async (id, cursor) => {
    this.#work('timeline');
    const passed = id === NURIA.id ? PASSED : [];
    const data = cursor ? passed.slice(3) : passed.slice(0, 3);
    const hasMore = !cursor && passed.length > 3;
    return { data: [...data], pagination: { hasMore, nextCursor: hasMore ? 'older' : null } };
  };

  note = async (_id: string, body: string) => {
    this.#work('note');
    const noted = { ...NOTE, id: `not_${this.notes.length}`, body, author: 'Cristina Vidal', own: true };
    this.notes = [{ ...noted, createdAt: NOW }, ...this.notes];
    return noted;
  };

  removeNote = async (id: string) => {
    this.#work('removeNote');
    this.notes = this.notes.filter((one) => one.id !== id);
    return { removed: true as const };
  };

  represent: PeoplePort['represent'] = async (id, body) => {
    this.#work('represent');
    const [representative, represented] = [this.#card(id), this.#card(body.representedId)];
    const state = body.proof === 'declared' ? ('unproven' as const) : ('active' as const);
    const said = { proof: body.proof, contracts: body.contracts ?? null, expiresAt: body.expiresAt ?? null };
    const one = { ...GESTORIA, ...said, id: `rep_${this.representations.length}`, state };
    const row = { ...one, representative, represented };
    this.representations = [row, ...this.representations];
    return row;
  };

  revokeRepresentation = async (id: string) => {
    this.#work('revokeRepresentation');
    const gone = { state: 'revoked' as const, revokedAt: NOW };
    this.representations = this.representations.map((one) => (one.id === id ? { ...one, ...gone } : one));
    return { ...GESTORIA, ...gone };
  };

  standing = async () => {
    this.#work('standing');
    return { asOf: '2026-11-24T02:10:00.000Z', degraded: this.degraded };
  };

  #card(id: string): PersonCard {
    const card = this.cards.get(id);
    if (!card) throw new DeskError('not_found');
    return card;
  }

  #keep(card: PersonCard): PersonCard {
    this.cards.set(card.id, card);
    return card;
  }

  #next(): number {
    return this.cards.size + 10;
  }

  #work(call: keyof PeoplePort): void {
    this.calls.push(call);
    const failure = this.#failing.get(call);
    this.#failing.delete(call);
    if (failure) throw failure;
  }
}
