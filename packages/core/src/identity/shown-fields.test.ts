import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTITY_SOURCES } from './kinds.ts';
import { CONTACT_FIELDS, DEFAULT_IDENTIFICATION as DEFAULTS } from './settings.ts';
import { type Fact, shownFields } from './shown-fields.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const fact = (more: Partial<Fact>): Fact => ({
  ...{ contactId: 'con_1', field: 'name', source: 'agent', value: 'Anna', proof: null, by: 'Marta', at: NOW },
  ...more,
});
const OF = { rootId: 'con_1', chosen: {} };

test('Aquacis counts first, what others say stays beside it as a conflict', () => {
  const { name } = shownFields([fact({}), fact({ source: 'aquacis', value: 'ANNA SERRA' })], OF, DEFAULTS);
  expect(name.fact).toMatchObject({ source: 'aquacis', value: 'ANNA SERRA' });
  expect(name.others.map(({ value }) => value)).toEqual(['Anna']);
  expect(name.conflict).toBe(true);
});

test('what the person declared counts before the billing system', () => {
  const facts = [
    fact({ field: 'language', source: 'aquacis', value: 'es' }),
    fact({ field: 'language', source: 'form', value: 'ca' }),
  ];
  expect(shownFields(facts, OF, DEFAULTS).language.fact?.value).toBe('ca');
});

test('two sources that say the same are no conflict', () => {
  const facts = [fact({}), fact({ source: 'form' })];
  expect(shownFields(facts, OF, DEFAULTS).name.conflict).toBe(false);
});

test('of a merged contact: the source counts, then the contact itself, unless one was chosen', () => {
  const facts = [
    fact({}),
    fact({ contactId: 'con_2', value: 'Anna Serra', at: new Date(NOW.getTime() + 1) }),
  ];
  expect(shownFields(facts, OF, DEFAULTS).name.fact?.value).toBe('Anna');
  const chosen = { rootId: 'con_1', chosen: { name: 'con_2' } };
  expect(shownFields(facts, chosen, DEFAULTS).name.fact?.value).toBe('Anna Serra');
});

test('law: nothing that was said is lost, in whatever order it is read', () => {
  const facts = fc.uniqueArray(
    fc.record({
      contactId: fc.constantFrom('con_1', 'con_2'),
      field: fc.constantFrom(...CONTACT_FIELDS),
      source: fc.constantFrom(...IDENTITY_SOURCES),
      value: fc.constantFrom('a', 'b'),
      proof: fc.constant(null),
      by: fc.constant('Marta'),
      at: fc.constantFrom(NOW, new Date(0)),
    }),
    { selector: ({ contactId, field, source }) => `${contactId}${field}${source}` },
  );
  fc.assert(
    fc.property(facts, (said) => {
      const shown = shownFields(said, OF, DEFAULTS);
      const kept = Object.values(shown).flatMap(({ fact, others }) => [...(fact ? [fact] : []), ...others]);
      expect(new Set(kept)).toEqual(new Set(said));
      expect(shownFields(said.toReversed(), OF, DEFAULTS)).toEqual(shown);
    }),
  );
});
