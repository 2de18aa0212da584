import { expect, test } from 'vitest';
import { ended, popOf, talking } from '../test/fake-calls.ts';
import { changesBetween } from './changes.ts';

const held = talking({ call: { phase: 'held' } });
const [ringing, answered, over] = [popOf(), talking(), ended()];
const names = { r: 'sinia-call-ringing', a: 'sinia-call-answered', e: 'sinia-call-ended' };

test.each([
  ['what rings when the page is opened is told', null, [ringing], [names.r]],
  ['what was over before is not', null, [over], []],
  ['a call that rings is told once', [ringing], [ringing], []],
  ['an answer', [ringing], [answered], [names.a]],
  ['a hold and its end are no news', [answered], [held], []],
  ['nor is the way back', [held], [answered], []],
  ['an end', [answered], [over], [names.e]],
  ['a call that others took is over here', [ringing], [], [names.e]],
  ['one that leaves the list after its end is not told again', [over], [], []],
  ['one that was never seen before its end is no news', [], [over], []],
])('%s', (_, before, after, told) => {
  expect(changesBetween(before, after).map(({ name }) => name)).toEqual(told);
});
