import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, Proof } from './claim.ts';
import { PROOFS, VOUCHING } from './claim.ts';
import { identify } from './identify.ts';
import { IDENTITY_KINDS, type IdentityKind } from './kinds.ts';
import { IDENTIFICATION_RULES } from './rules.ts';
import { DEFAULT_IDENTIFICATION as DEFAULTS } from './settings.ts';
import type { Candidate } from './weigh-candidate.ts';

const ANNA = person('con_1', 'Anna Serra Vila', { documentId: '00000000T', email: 'anna@example.cat' });
const PERE = person('con_2', 'Pere Puig Mas', { phone: '+34600111222', contract: 'C1' });

function person(contactId: string, name: string, held: Partial<Record<IdentityKind, string>>): Candidate {
  const identities = Object.entries(held).map(([kind, value]) => ({ kind: kind as IdentityKind, value }));
  return { contactId, name, identities, lastContactAt: null };
}

const claim = (kind: Claim['kind'], value: string, proof: Proof): Claim => ({ kind, value, proof });

describe('every rule with every proof', () => {
  const cases = IDENTIFICATION_RULES.flatMap((rule) =>
    rule.kinds.flatMap((kind) => PROOFS.map((proof) => ({ rule, kind, proof }))),
  );
  test.each(cases)('$rule.name: $kind by $proof', ({ rule, kind, proof }) => {
    const known = person('con_1', 'Anna Serra', { [kind]: 'x1' });
    const claims = [claim(kind, 'x1', proof), claim('name', 'Anna Serra', proof)];
    const found = identify(claims, [known], DEFAULTS);
    const links = (rule.proofs as readonly string[]).includes(proof);
    expect([found.outcome, found.contactId, found.reason]).toEqual(
      links ? ['matched', 'con_1', rule.name] : ['ambiguous', null, 'unverified_claim'],
    );
    expect(found.candidates.map(({ contactId }) => contactId)).toEqual(['con_1']);
  });
});

describe('what the table says', () => {
  test('nothing claimed is anonymous, a name alone too', () => {
    expect(identify([], [], DEFAULTS)).toMatchObject({ outcome: 'anonymous', reason: 'no_claim' });
    const named = [claim('name', 'Anna Serra', 'staff')];
    expect(identify(named, [ANNA], DEFAULTS)).toMatchObject({ outcome: 'anonymous', candidates: [] });
  });

  test('nobody holds it', () => {
    const found = identify([claim('email', 'nou@example.cat', 'dmarc')], [], DEFAULTS);
    expect(found).toMatchObject({ outcome: 'unknown', reason: 'no_match', contactId: null });
  });

  test('a document typed into a form links nobody, and is offered to the agent', () => {
    const found = identify([claim('documentId', '00000000T', 'typed')], [ANNA], DEFAULTS);
    expect(found).toMatchObject({ outcome: 'ambiguous', contactId: null, reason: 'unverified_claim' });
    expect(found.candidates).toEqual([{ contactId: 'con_1', score: 35, reasons: ['typed_documentId'] }]);
  });

  test('one number: linked; of somebody who is called otherwise: to be confirmed', () => {
    const number = claim('phone', '+34600111222', 'caller_id');
    expect(identify([number], [PERE], DEFAULTS)).toMatchObject({ contactId: 'con_2', provisional: false });
    const other = identify([number, claim('name', 'Maria Mas', 'staff')], [PERE], DEFAULTS);
    expect(other).toMatchObject({ outcome: 'matched', contactId: 'con_2', provisional: true });
  });

  test.each([
    ['the one who is named', { name: 'Rosa Puig' }, 'con_3'],
    ['else the one heard of last', { lastOf: 'con_4' }, 'con_4'],
    ['else the oldest card', {}, 'con_2'],
  ])(
    'two people with one number: %s, to be confirmed',
    (_name, given: { name?: string; lastOf?: string }, expected) => {
      const number = claim('phone', '+34600111222', 'caller_id');
      const claims = given.name ? [number, claim('name', given.name, 'caller_id')] : [number];
      const people = ['con_4', 'con_3', 'con_2'].map((id) => ({
        ...person(id, id === 'con_3' ? 'Rosa Puig Mas' : 'Pere Puig', { phone: '+34600111222' }),
        lastContactAt: id === given.lastOf ? new Date('2026-03-02T09:00:00Z') : null,
      }));
      const found = identify(claims, people, DEFAULTS);
      expect(found).toMatchObject({
        outcome: 'matched',
        contactId: expected,
        provisional: true,
        reason: 'phone',
      });
      expect(found.candidates).toHaveLength(3);
    },
  );

  test('several with one address: an agent says who', () => {
    const others = [ANNA, person('con_5', 'Finques Riera', { email: 'anna@example.cat' })];
    const found = identify([claim('email', 'anna@example.cat', 'dmarc')], others, DEFAULTS);
    expect(found).toMatchObject({ outcome: 'ambiguous', reason: 'several_match', contactId: null });
  });

  test('a company and its manager: the document decides, the manager is offered', () => {
    const company = person('con_6', 'Aigua SL', { documentId: 'B12345674' });
    const claims = [
      claim('documentId', 'B12345674', 'integration'),
      claim('email', 'anna@example.cat', 'integration'),
    ];
    const found = identify(claims, [{ ...ANNA, identities: ANNA.identities.slice(1) }, company], DEFAULTS);
    expect(found).toMatchObject({ outcome: 'matched', contactId: 'con_6', reason: 'document' });
    expect(found.candidates.map(({ contactId }) => contactId)).toEqual(['con_6', 'con_1']);
  });

  test('a vouched document that is not the candidate’s own rules them out', () => {
    const claims = [claim('documentId', '00000001R', 'staff'), claim('email', 'anna@example.cat', 'staff')];
    const found = identify(claims, [ANNA], DEFAULTS);
    expect(found).toMatchObject({ outcome: 'ambiguous', reason: 'document_differs', contactId: null });
    expect(found.candidates[0]).toEqual({
      contactId: 'con_1',
      score: 0,
      reasons: ['email', 'document_differs'],
    });
  });

  test('a document and an account of two people disagree', () => {
    const other = person('con_7', 'Anna Serra', { portal: 'site:sit_1:42' });
    const claims = [claim('documentId', '00000000T', 'portal'), claim('portal', 'site:sit_1:42', 'portal')];
    expect(identify(claims, [ANNA, other], DEFAULTS)).toMatchObject({
      outcome: 'ambiguous',
      reason: 'claims_disagree',
    });
  });

  test('a contract needs the name', () => {
    const contract = claim('contract', 'C1', 'integration');
    expect(identify([contract], [PERE], DEFAULTS)).toMatchObject({ outcome: 'ambiguous', contactId: null });
    const named = identify([contract, claim('name', 'Pere Puig', 'integration')], [PERE], DEFAULTS);
    expect(named).toMatchObject({ outcome: 'matched', contactId: 'con_2', reason: 'contract_and_name' });
  });

  test.each([
    ['offer', 'ambiguous', null, false],
    ['provisional', 'matched', 'con_1', true],
    ['link', 'matched', 'con_1', false],
  ] as const)('a rule that is set to %s', (effect, outcome, contactId, provisional) => {
    const settings = { ...DEFAULTS, effects: { ...DEFAULTS.effects, email: effect } };
    const found = identify([claim('email', 'anna@example.cat', 'dmarc')], [ANNA], settings);
    expect(found).toMatchObject({ outcome, contactId, provisional });
  });
});

describe('laws', () => {
  const values = ['a', 'b', 'c'];
  const claims = fc.array(
    fc.record({
      kind: fc.constantFrom<Claim['kind'][]>('name', ...IDENTITY_KINDS),
      value: fc.constantFrom(...values),
      proof: fc.constantFrom(...PROOFS),
    }),
    { maxLength: 6 },
  );
  const held = fc.record({ kind: fc.constantFrom(...IDENTITY_KINDS), value: fc.constantFrom(...values) });
  const people = fc.uniqueArray(
    fc.record({
      contactId: fc.constantFrom('con_1', 'con_2', 'con_3', 'con_4'),
      name: fc.constantFrom('a', 'b', 'Anna Serra'),
      identities: fc.array(held, { maxLength: 5 }),
      lastContactAt: fc.constantFrom(null, new Date(0), new Date(1_000)),
    }),
    { selector: ({ contactId }) => contactId },
  );

  test('nobody is linked without a rule that says so, and never against a vouched document', () => {
    fc.assert(
      fc.property(claims, people, (said, known) => {
        const found = identify(said, known, DEFAULTS);
        if (found.outcome !== 'matched') {
          expect(found.contactId).toBeNull();
          return;
        }
        const one = known.find(({ contactId }) => contactId === found.contactId);
        const rule = IDENTIFICATION_RULES.find(({ name }) => name === found.reason);
        const proofs: readonly string[] = rule?.proofs ?? [];
        const kinds: readonly string[] = rule?.kinds ?? [];
        const grounds = said.filter(
          ({ kind, value, proof }) =>
            proofs.includes(proof) &&
            kinds.includes(kind) &&
            one?.identities.some((identity) => identity.kind === kind && identity.value === value),
        );
        expect(grounds.length).toBeGreaterThan(0);
        const documents = one?.identities.filter(({ kind }) => kind === 'documentId') ?? [];
        for (const { kind, value, proof } of said) {
          if (kind !== 'documentId' || !(VOUCHING as readonly string[]).includes(proof)) continue;
          if (documents.length > 0) expect(documents.map((document) => document.value)).toContain(value);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('what was only typed never links', () => {
    fc.assert(
      fc.property(claims, people, (said, known) => {
        const typed = said.map((one) => ({ ...one, proof: 'typed' as const }));
        expect(identify(typed, known, DEFAULTS).outcome).not.toBe('matched');
      }),
    );
  });

  test('the order of claims and of candidates changes nothing', () => {
    fc.assert(
      fc.property(claims, people, (said, known) => {
        const { candidates, ...found } = identify(said, known, DEFAULTS);
        const { candidates: others, ...again } = identify(said.toReversed(), known.toReversed(), DEFAULTS);
        expect(again).toEqual(found);
        expect(others.map(({ contactId }) => contactId)).toEqual(
          candidates.map(({ contactId }) => contactId),
        );
      }),
    );
  });
});
