import type { PbxScript } from '@sinia/channels/testing/providers';
import { schema } from '@sinia/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPbxHouse, type PbxHouse } from './pbx-house.ts';

let house: PbxHouse;
beforeAll(async () => {
  house = await openPbxHouse();
});
afterAll(() => house.close());

type Step = (pbx: PbxHouse['pbx'], id: string) => void;

const wait =
  (seconds: number): Step =>
  () =>
    house.world.advance(seconds * 1000);
const answer =
  (extension = '204'): Step =>
  (pbx, id) =>
    void pbx.do('answer', id, { extension });
const hangup =
  (by: 'caller' | 'agent' | 'timeout' = 'caller'): Step =>
  (pbx, id) =>
    void pbx.do('hangup', id, { by });
const does =
  (
    verb: 'hold' | 'unhold' | 'consult' | 'consultAnswered' | 'cancelConsult' | 'voicemail',
    extension?: string,
  ): Step =>
  (pbx, id) =>
    void pbx.do(verb, id, { extension });
const blind =
  (body: { extension?: string; toQueue?: string }): Step =>
  (pbx, id) =>
    void pbx.do('transfer', id, { type: 'blind', ...body });
const attended: Step = (pbx, id) => void pbx.do('transfer', id, { type: 'attended' });
const rates =
  (value: number): Step =>
  (pbx, id) =>
    void pbx.do('survey', id, { value });
const late: Step = (pbx, id) => void pbx.do('cdr', id);
/** What was said so far is heard: the rest comes later. */
const QUEUE = { queue: 'atencio', from: '600111222' } as const;

/** What the exchange does, and what the call is then; seconds to the whole, as its record says them. */
const SCENARIOS: readonly (readonly [string, PbxScript, readonly Step[], object])[] = [
  [
    'ring-all: one call, the quicker telephone has it',
    QUEUE,
    [wait(7), answer('205'), wait(60), hangup()],
    { outcome: 'answered', extension: '205', waitSeconds: 7, talkSeconds: 60 },
  ],
  [
    'nobody of them answers: missed once',
    { from: '600111222', extensions: ['204', '205'] },
    [wait(20), hangup()],
    { outcome: 'missed' },
  ],
  [
    'left in the queue',
    QUEUE,
    [wait(31), hangup()],
    { outcome: 'abandoned', waitSeconds: 31, cutWhileWaiting: false },
  ],
  [
    'cut while waiting',
    QUEUE,
    [wait(600), hangup('timeout')],
    { outcome: 'abandoned', cutWhileWaiting: true },
  ],
  [
    'a blind transfer is a call of its own and the same conversation',
    QUEUE,
    [wait(5), answer(), wait(60), blind({ extension: '205' }), wait(10), answer('205'), wait(30), hangup()],
    { outcome: 'answered', waitSeconds: 5, talkSeconds: 90, extension: '205' },
  ],
  [
    'a blind transfer into a queue, from where they go',
    QUEUE,
    [wait(5), answer(), wait(60), blind({ toQueue: 'atencio' }), wait(40), hangup()],
    { outcome: 'answered', waitSeconds: 5, talkSeconds: 60 },
  ],
  [
    'an attended transfer, with the consultation that was no customer’s call',
    QUEUE,
    [
      ...[wait(5), answer(), wait(15), does('consult', '205'), wait(4), does('consultAnswered'), wait(30)],
      ...[attended, wait(50), hangup()],
    ],
    { outcome: 'answered', waitSeconds: 5, talkSeconds: 99, holdSeconds: 34, extension: '205' },
  ],
  [
    'a consultation that leads to nothing',
    QUEUE,
    [
      ...[wait(5), answer(), wait(15), does('consult', '205'), does('consultAnswered'), wait(20)],
      ...[does('cancelConsult'), wait(10), hangup('agent')],
    ],
    { outcome: 'answered', talkSeconds: 45, holdSeconds: 20, extension: '204' },
  ],
  ['voicemail', QUEUE, [wait(25), does('voicemail'), wait(20), hangup()], { outcome: 'voicemail' }],
  [
    'a survey before hanging up',
    QUEUE,
    [answer(), wait(60), rates(4), wait(5), hangup()],
    { outcome: 'answered', rating: 4 },
  ],
  [
    'everything twice and the last first',
    { ...QUEUE, faults: { copies: 2, reorders: true } },
    [wait(7), answer(), wait(60), rates(5), hangup()],
    { outcome: 'answered', waitSeconds: 7, talkSeconds: 60, rating: 5 },
  ],
  [
    'the hang-up was lost, the record came late',
    { ...QUEUE, faults: { loses: ['call.ended'], lateCdr: true } },
    [wait(7), answer(), wait(60), hangup(), wait(5 * 3_600), late],
    { outcome: 'answered', stale: false, waitSeconds: 7, talkSeconds: 60, phase: 'ended' },
  ],
  [
    'the hang-up was lost, and nothing came',
    { ...QUEUE, faults: { loses: ['call.ended', 'cdr.final', 'recording.available'] } },
    [wait(7), answer(), wait(60), hangup()],
    { outcome: null, phase: 'talking' },
  ],
  [
    'a clock that is ten minutes ahead',
    { ...QUEUE, faults: { skewSeconds: 600 } },
    [wait(7), answer(), wait(60), hangup()],
    { outcome: 'answered', waitSeconds: 7, talkSeconds: 60 },
  ],
  [
    'a colleague who calls',
    { from: '207', extensions: ['204'] },
    [answer(), wait(9), hangup()],
    { callerKind: 'short', ticketId: null },
  ],
];

test.each(SCENARIOS)('%s', async (_name, script, steps, expected) => {
  const { id } = house.pbx.start(script);
  for (const step of steps) {
    step(house.pbx, id);
    if (step === late) await house.heard();
  }
  await house.heard();
  const call = await house.callOf(id);
  expect(call).toMatchObject(expected);
  // However many ids it had at the exchange, it is one.
  const { threads } = house.pbx.find(id);
  for (const thread of threads) expect((await house.callOf(thread.id)).id).toBe(call.id);
});

test.each([
  'anonymous',
  'Anonymous',
  'restricted',
  'unavailable',
  'unknown',
  '',
  'asterisk',
  '+',
  'P-Asserted-Identity',
])('a number that is hidden as %j: a ticket without anybody', async (from) => {
  const { id } = house.pbx.start({ from, queue: 'atencio' });
  house.pbx.do('answer', id, { extension: '204' });
  house.world.advance(30_000);
  house.pbx.do('hangup', id);
  await house.heard();
  expect(await house.callOf(id)).toMatchObject({
    ...{ callerKind: 'hidden', number: null, contactId: null, ticketId: expect.stringMatching(/^tkt_/) },
  });
});

test('nothing that was told was refused, and what was odd is counted', async () => {
  expect(new Set(house.pbx.events.answers)).toEqual(new Set([202]));
  const issues = await house.world.db.select().from(schema.callIssues);
  expect(issues.map(({ issue }) => issue)).toContain('clock_skew');
});
