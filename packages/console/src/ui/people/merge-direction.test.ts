import { expect, test } from 'vitest';
import { likelyPair, turned } from './merge-direction.ts';

const side = (id: string, aquacisId: string | null, createdAt: string) => ({ id, aquacisId, createdAt });
const OLD = '2026-01-01T00:00:00.000Z';
const YOUNG = '2026-06-01T00:00:00.000Z';

test.each([
  ['the one of Aquacis', side('a', null, OLD), side('b', '1045', YOUNG), 'b'],
  ['the one of Aquacis, whichever comes first', side('a', '1045', YOUNG), side('b', null, OLD), 'a'],
  ['the older where Aquacis knows both', side('a', '1045', YOUNG), side('b', '2000', OLD), 'b'],
  ['the older where it knows neither', side('a', null, OLD), side('b', null, YOUNG), 'a'],
])('%s stays', (_, one, other, stays) => {
  const pair = likelyPair(one, other);
  expect(pair.intoId).toBe(stays);
  expect(turned(pair)).toEqual({ intoId: pair.fromId, fromId: stays });
});
