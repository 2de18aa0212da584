import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesAlike } from './names-alike.ts';

test.each([
  ['Núria Puig', 'NURIA PUIG FERRER', 1],
  ['Puig Ferrer, Núria', 'Núria Puig Ferrer', 1],
  ['J. Serra Vidal', 'Joan Serra Vidal', 1],
  ['Col·legi Sant Josep', 'Collegi Sant Josep', 1],
  ["Comunitat de Propietaris de l'Hort", 'Comunitat Propietaris Hort', 1],
  ['Joan Serra Vidal', 'Maria Serra Vidal', 2 / 3],
  ['Joan Serra', 'Maria Serra', 0],
  ['Anna', 'Anna', 1],
  ['Anna', 'Anna Serra', 0],
  ['张 伟', '张 伟', 1],
  ['', 'Anna', 0],
  ['···', '···', 0],
])('%s and %s: %d', (one, other, expected) => {
  expect(namesAlike(one, other)).toBeCloseTo(expected);
});

test('it is the same the other way round', () => {
  const name = fc.array(fc.constantFrom('Anna', 'Serra', 'A', 'Puig', 'de'), { maxLength: 4 });
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(namesAlike(one.join(' '), other.join(' '))).toBe(namesAlike(other.join(' '), one.join(' ')));
    }),
  );
});
