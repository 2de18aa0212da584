import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Claim, PROOFS, type Proof } from './claim.ts';
import { type FoundCustomer, findCustomer } from './find-customer.ts';
import { IDENTITY_KINDS } from './kinds.ts';
import { DEFAULT_IDENTIFICATION as DEFAULTS } from './settings.ts';

const phone = (value: string) => ({ kind: 'phone' as const, value });
const ANNA: FoundCustomer = { customerId: '1', name: 'Anna Serra', identities: [phone('+34600111222')] };
const PERE: FoundCustomer = { ...ANNA, customerId: '2', name: 'Pere Puig' };
const calls = (proof: Proof, name?: string): Claim[] => [
  { ...phone('+34600111222'), proof },
  ...(name ? [{ kind: 'name' as const, value: name, proof }] : []),
];

describe('a sender who is looked up in Aquacis', () => {
  test.each([
    ['one certain hit', calls('caller_id'), [ANNA], '1', 'phone'],
    ['nobody', calls('caller_id'), [], null, 'no_match'],
    ['two with one number', calls('caller_id'), [ANNA, PERE], null, 'several_match'],
    [
      'two with one number, one of them named',
      calls('staff', 'Anna Serra'),
      [ANNA, PERE],
      null,
      'several_match',
    ],
    ['one who is called otherwise', calls('staff', 'Rosa Vila'), [ANNA], null, 'unverified_claim'],
    ['one who was only typed', calls('typed'), [ANNA], null, 'unverified_claim'],
  ] as const)('%s', (_what, claims, customers, customerId, reason) => {
    const found = findCustomer(claims, customers, DEFAULTS);
    expect([found.customerId, found.reason]).toEqual([customerId, reason]);
    expect(found.candidates).toHaveLength(customers.length);
  });

  test('law: what was only typed makes no card, and of two who share all nobody is taken', () => {
    const value = fc.constantFrom('a', 'b');
    const claim = fc.record({
      kind: fc.constantFrom(...IDENTITY_KINDS),
      value,
      proof: fc.constantFrom(...PROOFS),
    });
    const held = fc.array(fc.record({ kind: fc.constantFrom(...IDENTITY_KINDS), value }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 5 }), held, (claims, identities) => {
        const one = { customerId: '1', name: 'Anna', identities };
        const typed = claims.map((said) => ({ ...said, proof: 'typed' as const }));
        expect(findCustomer(typed, [one], DEFAULTS).customerId).toBeNull();
        expect(findCustomer(claims, [one, { ...one, customerId: '2' }], DEFAULTS).customerId).toBeNull();
      }),
    );
  });
});
