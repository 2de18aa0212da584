import { fold } from '@sinia/core';
import { type DirectoryCustomer, displayName } from './customer.ts';
import { normaliseIdentity } from './identities/index.ts';
import type { DirectoryQuery, SearchKey } from './port.ts';

/** What a customer is found by, exactly; names are found by their words. */
export type ExactKey = Exclude<SearchKey, 'name'>;

export interface CustomerKey {
  readonly kind: SearchKey;
  readonly value: string;
}

const FEWEST_DIGITS = 6;
const E164 = /^\+[1-9]\d{7,14}$/;

/**
 * The one form of a key, on both sides of a search; null where there is nothing to look for. A document with a wrong
 * check letter is in the master as well: it is found as it stands there. Zeros before a contract or a meter come and go
 * with the system that prints them.
 */
export function keyValue(kind: ExactKey, raw: string): string | null {
  switch (kind) {
    case 'contract':
    case 'meter':
      return compact(raw).replace(/^0+(?=.)/, '') || null;
    case 'phone':
      // What is E.164 already need not be read as a number again.
      return E164.test(raw) ? raw : phoneValue(raw);
    case 'email':
      return identity(kind, raw) ?? (raw.includes('@') ? raw.trim().toLowerCase() : null);
    case 'documentId':
      return identity(kind, raw) ?? atLeast(FEWEST_DIGITS - 1, compact(raw));
  }
}

/** The words of a name as they are compared: folded, each once. */
export function nameWords(name: string): string[] {
  return [...new Set(fold(name).split(/[^\p{L}\p{N}]+/u))].filter(Boolean);
}

/** Which keys of a search have nothing in them to look for. */
export function emptyKeys(query: DirectoryQuery): SearchKey[] {
  return (Object.entries(query) as [SearchKey, string | undefined][])
    .filter(([, raw]) => raw !== undefined)
    .filter(([kind, raw = '']) =>
      kind === 'name' ? nameWords(raw).length === 0 : keyValue(kind, raw) === null,
    )
    .map(([kind]) => kind);
}

/** Everything that a customer is found by. */
export function keysOf(customer: DirectoryCustomer): CustomerKey[] {
  const { documentId, phones, emails, contracts } = customer;
  const raw: (readonly [ExactKey, string | null])[] = [
    ['documentId', documentId],
    ...phones.map((phone) => ['phone', phone.e164 ?? phone.raw] as const),
    ...emails.map((email) => ['email', email] as const),
    ...contracts.flatMap(({ number, meterSerial }) => [
      ['contract', number] as const,
      ['meter', meterSerial] as const,
    ]),
  ];
  const found = new Map<string, CustomerKey>();
  for (const [kind, text] of raw) {
    const value = text === null ? null : keyValue(kind, text);
    if (value !== null) found.set(`${kind} ${value}`, { kind, value });
  }
  return [...found.values(), ...nameKeys(nameWords(displayName(customer)))];
}

/** Whether a customer fits every key that is asked for. */
export function fitsQuery(customer: DirectoryCustomer, { name, ...exact }: DirectoryQuery): boolean {
  const keys = keysOf(customer);
  const words = nameWords(displayName(customer));
  const named = nameWords(name ?? '').every((word) => words.some((one) => one.startsWith(word)));
  const given = (Object.entries(exact) as [ExactKey, string | undefined][]).filter(
    ([, raw]) => raw !== undefined,
  );
  return (
    named &&
    given.every(([kind, raw = '']) => {
      const value = keyValue(kind, raw);
      return keys.some((key) => key.kind === kind && key.value === value);
    })
  );
}

/** Each word of a name with the others behind it, `puig marta `: one look at the key says whether all that is asked fits. */
function nameKeys(words: readonly string[]): CustomerKey[] {
  return words.map((word) => ({
    kind: 'name',
    value: [word, ...words.filter((other) => other !== word), ''].join(' '),
  }));
}

function phoneValue(raw: string): string | null {
  return identity('phone', raw) ?? atLeast(FEWEST_DIGITS, raw.replace(/\D/g, ''));
}

function identity(kind: 'documentId' | 'phone' | 'email', raw: string): string | null {
  const normalised = normaliseIdentity(kind, raw);
  return 'value' in normalised ? normalised.value : null;
}

function compact(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const atLeast = (length: number, text: string) => (text.length >= length ? text : null);
