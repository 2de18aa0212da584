import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Comparable, likenessOf } from './duplicates.ts';
import type { IdentityKind } from './kinds.ts';
import { contactMergeRefusal, mergeDifferences } from './merge-contacts.ts';
import { DEFAULT_IDENTIFICATION as DEFAULTS } from './settings.ts';

type Held = Partial<Record<IdentityKind, string>>;

function contact(contactId: string, name: string, held: Held, more: Partial<Comparable> = {}): Comparable {
  const identities = Object.entries(held).map(([kind, value]) => ({ kind: kind as IdentityKind, value }));
  return { contactId, name, address: null, aquacisIds: [], identities, ...more };
}

describe('how likely two are one', () => {
  test.each<[string, Held, string, Held, number]>([
    ['Anna Serra', { email: 'a@x.cat' }, 'Anna Serra Vila', { email: 'a@x.cat' }, 85],
    ['Anna Serra', { phone: '1' }, 'ANNA SERRA', { phone: '1' }, 75],
    ['Anna Serra', { phone: '1' }, 'Pere Puig', { phone: '1' }, 0],
    ['Anna Serra', { phone: '1', email: 'a@x.cat' }, 'Pere Puig', { phone: '1', email: 'a@x.cat' }, 40],
    ['Anna Serra', { contract: 'C1' }, 'Anna Serra', { contract: 'C1' }, 55],
    [
      'Anna Serra',
      { documentId: 'A', email: 'a@x.cat' },
      'Anna Serra',
      { documentId: 'B', email: 'a@x.cat' },
      0,
    ],
    ['Anna Serra', { documentId: 'A', email: 'a@x.cat' }, 'Anna Serra', { email: 'a@x.cat' }, 85],
  ])('%s %o and %s %o: %d', (name, held, otherName, otherHeld, score) => {
    const pair = [contact('con_1', name, held), contact('con_2', otherName, otherHeld)] as const;
    expect(likenessOf(...pair, DEFAULTS).score).toBe(score);
  });

  test('law: it is the same the other way round, within 0 and 100', () => {
    const held = fc.record(
      {
        email: fc.constantFrom('a', 'b'),
        phone: fc.constantFrom('a', 'b'),
        documentId: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: [] },
    );
    const any = fc.record({
      name: fc.constantFrom('Anna Serra', 'Pere Puig', ''),
      held,
      address: fc.constantFrom(null, 'x'),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [left, right] = [one, other].map((of, at) =>
          contact(`con_${at}`, of.name, of.held as Held, { address: of.address }),
        );
        const { score, reasons } = likenessOf(left as Comparable, right as Comparable, DEFAULTS);
        expect(likenessOf(right as Comparable, left as Comparable, DEFAULTS)).toEqual({ score, reasons });
        expect(score >= 0 && score <= 100).toBe(true);
      }),
    );
  });
});

describe('what may be merged', () => {
  const anna = contact('con_1', 'Anna', { documentId: 'A' }, { aquacisIds: ['1'] });
  test.each<[string, Comparable, boolean, string | null]>([
    ['with itself', anna, true, 'contact_merge_into_itself'],
    ['without a document', contact('con_2', 'Anna', {}), false, null],
    ['the same document', contact('con_2', 'Anna', { documentId: 'A' }), false, null],
    ['another document', contact('con_2', 'Anna', { documentId: 'B' }), false, 'contact_merge_differs'],
    ['another document, accepted', contact('con_2', 'Anna', { documentId: 'B' }), true, null],
    [
      'another customer of Aquacis',
      contact('con_2', 'Anna', {}, { aquacisIds: ['2'] }),
      false,
      'contact_merge_differs',
    ],
  ])('%s', (_name, other, accepts, refusal) => {
    expect(contactMergeRefusal(anna, other, accepts)).toBe(refusal);
  });

  test('both differences are told', () => {
    const other = contact('con_2', 'Anna', { documentId: 'B' }, { aquacisIds: ['2'] });
    expect(mergeDifferences(anna, other)).toEqual(['documents', 'aquacis']);
  });
});
