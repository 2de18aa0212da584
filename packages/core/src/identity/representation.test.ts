import { expect, test } from 'vitest';
import { mayActFor, type Representation, representationState } from './representation.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const GIVEN: Representation = {
  ...{ representativeId: 'con_1', representedId: 'con_2', contracts: null, proof: 'written' },
  ...{ validFrom: new Date('2026-01-01T00:00:00Z'), expiresAt: null, revokedAt: null },
};
const at = (time: string) => new Date(time);

test.each<[Partial<Representation>, string]>([
  [{}, 'active'],
  [{ expiresAt: at('2026-03-02T09:00:01Z') }, 'active'],
  [{ expiresAt: NOW }, 'expired'],
  [{ validFrom: at('2026-03-03T00:00:00Z') }, 'not_yet'],
  [{ revokedAt: at('2026-02-01T00:00:00Z') }, 'revoked'],
  [{ proof: 'declared' }, 'unproven'],
])('%o is %s', (more, state) => {
  expect(representationState({ ...GIVEN, ...more }, NOW)).toBe(state);
});

test.each<[Partial<Representation>, string | null, boolean]>([
  [{}, null, true],
  [{}, 'C1', true],
  [{ contracts: ['C1'] }, 'C1', true],
  [{ contracts: ['C1'] }, 'C2', false],
  [{ contracts: ['C1'] }, null, false],
  [{ representedId: 'con_3' }, null, false],
  [{ representativeId: 'con_2', representedId: 'con_1' }, null, false],
  [{ proof: 'declared' }, null, false],
])('with %o for contract %s: %s', (more, contract, allowed) => {
  const asked = { representativeId: 'con_1', representedId: 'con_2', contract };
  expect(mayActFor([{ ...GIVEN, ...more }], asked, NOW)).toBe(allowed);
});

test('for oneself nothing is needed', () => {
  expect(mayActFor([], { representativeId: 'con_1', representedId: 'con_1', contract: null }, NOW)).toBe(
    true,
  );
});
