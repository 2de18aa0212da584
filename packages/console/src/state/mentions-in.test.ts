import { expect, test } from 'vitest';
import { mentionBegun, mentionsIn } from './mentions-in.ts';

const people = [
  { id: 'agt_1', name: 'Pol' },
  { id: 'agt_2', name: 'Pol Ferrer' },
  { id: 'agt_3', name: 'Núria Coll i Roca' },
];

test.each([
  ['@Pol Ferrer, ho mires?', ['agt_2']],
  ['@Pol i @Pol Ferrer', ['agt_2', 'agt_1']],
  ['Ho deixo a @Núria Coll i Roca. @Núria Coll i Roca!', ['agt_3']],
  ['Pol Ferrer no hi és', []],
])('%s', (body, ids) => {
  expect(mentionsIn(body, people)).toEqual(ids);
});

test.each([
  ['Mireu-ho, @', ''],
  ['@nú', 'nú'],
  ['(@Pol Fe', 'Pol Fe'],
  ['nuria@exemple', null],
  ['@Pol Ferrer i tota la', null],
  ['res', null],
])('“%s” begins %j', (text, begun) => {
  expect(mentionBegun(text)).toBe(begun);
});
