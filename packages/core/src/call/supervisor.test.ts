import { expect, test } from 'vitest';
import { SUPERVISOR_WITHIN_MS, supervisorVerdict } from './supervisor.ts';

const askedAt = new Date('2026-03-02T11:00:00Z');
const after = (seconds: number) => new Date(askedAt.getTime() + seconds * 1000);
const request = { askedAt, dueAt: new Date(askedAt.getTime() + SUPERVISOR_WITHIN_MS) };

test.each([
  ['nobody yet', [], false, 60, { is: 'waiting' }],
  ['one in time', [after(90)], false, 91, { is: 'met', at: after(90) }],
  ['one in time, told late', [after(179)], true, 900, { is: 'met', at: after(179) }],
  ['one at three minutes', [after(180)], false, 180, { is: 'owed' }],
  ['one who was on the call before', [after(-30)], false, 60, { is: 'waiting' }],
  ['nobody in three minutes', [], false, 180, { is: 'owed' }],
  ['they hung up before', [], true, 20, { is: 'owed' }],
] as const)('%s', (_name, supervisorsAt, over, seconds, verdict) => {
  expect(supervisorVerdict(request, { over, supervisorsAt }, after(seconds))).toEqual(verdict);
});
