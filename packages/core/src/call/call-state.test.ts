import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallFact } from './call-fact.ts';
import { callOf } from './call-state.ts';

const NINE = Date.parse('2026-03-02T09:00:00Z');
let told = 0;

/** A fact so many seconds after nine. */
function fact(type: CallFact['type'], seconds: number, more: Partial<CallFact> = {}): CallFact {
  told += 1;
  return {
    ...{
      id: `e${String(told).padStart(4, '0')}`,
      type,
      at: new Date(NINE + seconds * 1000),
      seq: 0,
      call: 'c1',
      leg: null,
    },
    ...{ direction: null, from: null, to: null, queue: null, extension: null, userId: null, menu: null },
    ...{ waitSeconds: null, ringSeconds: null, talkSeconds: null, holdSeconds: null, endReason: null },
    ...{ disposition: null, span: null, transfer: null, recording: null, survey: null, consent: null },
    priority: null,
    ...more,
  };
}
const ext = (extension: string, more: Partial<CallFact> = {}) => ({
  extension,
  leg: `l${extension}`,
  ...more,
});
const queue = { id: 'atencio', name: 'Atenció' };

const PLAIN = [
  fact('call.started', 0, { direction: 'inbound' }),
  fact('queue.entered', 4, { queue }),
  fact('call.ringing', 10, ext('204')),
  fact('call.answered', 16, ext('204')),
  fact('survey.completed', 195, { survey: { questionId: 'csat', value: 4, scale: 5 } }),
  fact('call.ended', 200, ext('204', { endReason: 'caller' })),
];

describe('a call is a function of the set of its facts', () => {
  const expected = callOf(PLAIN);

  test('plain', () => {
    expect(expected).toMatchObject({
      ...{ phase: 'ended', outcome: 'answered', closing: 'certain', waitSeconds: 12, ringSeconds: 6 },
      ...{ talkSeconds: 184, holdSeconds: 0, rating: { value: 4 }, stale: false, queue },
    });
  });

  test('all 720 orders of six facts give the same call', () => {
    const orders = permutations(PLAIN);
    expect(orders).toHaveLength(720);
    for (const order of orders) expect(callOf(order)).toEqual(expected);
  });

  test('whatever is told twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PLAIN), { maxLength: 12 }), (again) => {
        expect(callOf([...again, ...PLAIN])).toEqual(expected);
      }),
    );
  });

  test('any facts in any order are some call, and always the same', () => {
    const some = fc.array(
      fc.record({
        type: fc.constantFrom(
          ...PLAIN.map(({ type }) => type),
          'call.transferred',
          'cdr.final',
          'call.missed',
        ),
        seconds: fc.integer({ min: 0, max: 9 }),
        call: fc.constantFrom('c1', 'c2'),
        extension: fc.constantFrom(null, '204', '205'),
        direction: fc.constantFrom(null, 'inbound', 'internal'),
        talkSeconds: fc.constantFrom(null, 0, 3),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (rows, draws) => {
        const facts = rows.map(({ type, seconds, ...more }) =>
          fact(type as CallFact['type'], seconds, more as Partial<CallFact>),
        );
        const shuffled = facts
          .map((one) => [Number(draws.next().value), one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(callOf(shuffled)).toEqual(callOf(facts));
      }),
    );
  });
});

type Expected = Partial<ReturnType<typeof callOf>>;
const SCENARIOS: readonly (readonly [string, readonly CallFact[], Expected])[] = [
  [
    'ring-all is one call with as many legs as rang',
    [
      fact('call.started', 0),
      fact('queue.entered', 1, { queue }),
      ...['204', '205', '206'].map((one) => fact('call.ringing', 2, ext(one))),
      fact('call.answered', 8, ext('205')),
      fact('call.missed', 8, ext('204')),
      fact('call.ended', 8, ext('206')),
      fact('call.ended', 68, ext('205')),
    ],
    { outcome: 'answered', waitSeconds: 7, talkSeconds: 60 },
  ],
  [
    'ring-all that nobody answers is missed once',
    [
      fact('call.started', 0),
      ...['204', '205'].map((one) => fact('call.ringing', 2, ext(one))),
      fact('call.missed', 22, ext('204')),
      fact('call.missed', 22, ext('205')),
    ],
    { outcome: 'missed', closing: 'presumed', waitSeconds: 20, talkSeconds: 0 },
  ],
  [
    'one of two telephones gave up: it still rings',
    [
      fact('call.ringing', 2, ext('204')),
      fact('call.ringing', 2, ext('205')),
      fact('call.missed', 20, ext('204')),
    ],
    { phase: 'ringing', outcome: null },
  ],
  [
    'a telephone that is rung again rings',
    [
      fact('call.ringing', 2, ext('204')),
      fact('call.missed', 20, ext('204')),
      fact('call.ringing', 25, ext('204')),
    ],
    { phase: 'ringing', outcome: null },
  ],
  [
    'left while in the queue',
    [
      fact('call.started', 0),
      fact('queue.entered', 1, { queue }),
      fact('call.ringing', 3, ext('204')),
      fact('call.abandoned', 31, { endReason: 'caller' }),
      fact('call.missed', 31, ext('204')),
    ],
    { outcome: 'abandoned', waitSeconds: 30, cutWhileWaiting: false },
  ],
  [
    'the exchange hung up on who waited',
    [fact('queue.entered', 1, { queue }), fact('call.abandoned', 601, { endReason: 'timeout' })],
    { outcome: 'abandoned', cutWhileWaiting: true },
  ],
  [
    'ended in the menu',
    [
      fact('call.started', 0),
      fact('ivr.selected', 5, { menu: { path: ['2'], language: 'ca', contract: null } }),
      fact('call.ended', 9),
    ],
    { outcome: 'menu', waitSeconds: null },
  ],
  [
    'voicemail',
    [fact('queue.entered', 1, { queue }), fact('call.voicemail', 40), fact('call.ended', 70)],
    { outcome: 'voicemail', endedAt: new Date(NINE + 70_000) },
  ],
  [
    'blind transfer under the same id: the second wait is not the first',
    [
      fact('call.ringing', 0, ext('204')),
      fact('call.answered', 5, ext('204')),
      fact(
        'call.transferred',
        65,
        ext('204', { transfer: { type: 'blind', toExtension: '205', toQueue: null } }),
      ),
      fact('call.ended', 65, ext('204')),
      fact('call.ringing', 66, ext('205')),
      fact('call.answered', 76, ext('205')),
      fact('call.ended', 106),
    ],
    { outcome: 'answered', waitSeconds: 5, talkSeconds: 90 },
  ],
  [
    'blind transfer that makes a call of its own',
    [
      fact('call.ringing', 0, ext('204')),
      fact('call.answered', 5, ext('204')),
      fact(
        'call.transferred',
        65,
        ext('204', { transfer: { type: 'blind', toExtension: '205', toQueue: null } }),
      ),
      fact('call.ended', 65, ext('204', { endReason: 'transfer' })),
      fact('call.ringing', 66, ext('205', { call: 'c2', direction: 'internal' })),
      fact('call.answered', 76, ext('205', { call: 'c2' })),
      fact('call.ended', 106, { call: 'c2' }),
    ],
    {
      outcome: 'answered',
      closing: 'certain',
      waitSeconds: 5,
      talkSeconds: 90,
      endedAt: new Date(NINE + 106_000),
    },
  ],
  [
    'handed on, and nothing came after it yet',
    [
      fact('call.answered', 5, ext('204')),
      fact(
        'call.transferred',
        65,
        ext('204', { transfer: { type: 'blind', toExtension: '205', toQueue: null } }),
      ),
      fact('call.ended', 65, ext('204', { endReason: 'transfer' })),
    ],
    { outcome: 'answered', closing: 'presumed' },
  ],
  [
    'attended transfer: the consultation is no customer’s call until then',
    [
      fact('call.ringing', 0, ext('204', { direction: 'inbound' })),
      fact('call.answered', 5, ext('204')),
      fact('call.held', 20, ext('204')),
      fact('call.ringing', 21, ext('205', { call: 'c2', direction: 'internal' })),
      fact('call.answered', 25, ext('205', { call: 'c2' })),
      fact(
        'call.transferred',
        55,
        ext('204', { transfer: { type: 'attended', toExtension: '205', toQueue: null } }),
      ),
      fact('call.unheld', 55, ext('204')),
      fact('call.ended', 105, ext('205', { call: 'c2' })),
      fact('call.ended', 105),
    ],
    { outcome: 'answered', waitSeconds: 5, talkSeconds: 100, holdSeconds: 35 },
  ],
  [
    'attended transfer, and one record of all of it: nothing counts twice',
    [
      fact('call.ringing', 0, ext('204', { direction: 'inbound' })),
      fact('call.answered', 5, ext('204')),
      fact('call.answered', 25, ext('205', { call: 'c2', direction: 'internal' })),
      fact(
        'call.transferred',
        55,
        ext('204', { transfer: { type: 'attended', toExtension: '205', toQueue: null } }),
      ),
      fact('call.ended', 105, ext('205', { call: 'c2' })),
      fact('call.ended', 105),
      fact('cdr.final', 105, { waitSeconds: 5, talkSeconds: 100, disposition: 'answered' }),
    ],
    { outcome: 'answered', talkSeconds: 100 },
  ],
  [
    'a consultation that leads to nothing counts for nothing',
    [
      fact('call.answered', 5, ext('204', { direction: 'inbound' })),
      fact('call.answered', 25, ext('205', { call: 'c2', direction: 'internal' })),
      fact('call.ended', 400, ext('205', { call: 'c2' })),
      fact('call.ended', 65),
    ],
    { outcome: 'answered', talkSeconds: 60, endedAt: new Date(NINE + 65_000) },
  ],
  [
    'the end was lost, the record came hours later',
    [
      fact('queue.entered', 0, { queue }),
      fact('call.answered', 30, ext('204')),
      fact('call.stale', 14_400),
      fact('cdr.final', 230, { waitSeconds: 31, talkSeconds: 199, disposition: 'answered' }),
    ],
    { outcome: 'answered', stale: false, closing: 'certain', waitSeconds: 31, talkSeconds: 199 },
  ],
  [
    'the end was lost, and nothing came',
    [fact('call.ringing', 0, ext('204')), fact('call.stale', 14_400)],
    { outcome: 'unknown', phase: 'ended', stale: true, endedAt: null, talkSeconds: null, waitSeconds: null },
  ],
  [
    'the record wins over what was told',
    [
      fact('call.answered', 10, ext('204', { waitSeconds: 10 })),
      fact('call.ended', 100, { talkSeconds: 90 }),
      fact('cdr.final', 99, { waitSeconds: 12, talkSeconds: 88, holdSeconds: 3 }),
    ],
    { outcome: 'answered', waitSeconds: 12, talkSeconds: 88, holdSeconds: 3 },
  ],
  [
    'a record says that nobody answered after all',
    [
      fact('call.answered', 10, ext('204')),
      fact('cdr.final', 12, { talkSeconds: 0, disposition: 'no_answer' }),
    ],
    { outcome: 'missed', answeredAt: null, talkSeconds: 0 },
  ],
  [
    'a corrected record counts, a repeated one adds nothing',
    [
      fact('call.answered', 10, ext('204')),
      fact('cdr.final', 100, { talkSeconds: 80 }),
      fact('cdr.final', 100, { talkSeconds: 90, seq: 1 }),
      fact('cdr.final', 100, { talkSeconds: 90, seq: 2 }),
    ],
    { talkSeconds: 90 },
  ],
  [
    'only a record: the call was lost on the way',
    [fact('cdr.final', 200, { waitSeconds: 20, talkSeconds: 100 })],
    { outcome: 'answered', startedAt: new Date(NINE + 80_000), answeredAt: new Date(NINE + 100_000) },
  ],
  [
    'a recording that was deleted',
    [
      fact('call.answered', 5, ext('204')),
      fact('recording.available', 65, { recording: { id: 'r1', status: 'available', durationSeconds: 60 } }),
      fact('recording.available', 99, { recording: { id: 'r1', status: 'deleted', durationSeconds: null } }),
    ],
    { recording: null },
  ],
  [
    'a recording that was paused for a card and goes on',
    [
      fact('call.answered', 5, ext('204')),
      fact('recording.paused', 20),
      fact('recording.resumed', 40),
      fact('recording.paused', 50),
    ],
    { recordingPaused: true },
  ],
  [
    'a call of ours that nobody took',
    [fact('call.started', 0, { direction: 'outbound' }), fact('call.ended', 30, { endReason: 'no_answer' })],
    { direction: 'outbound', outcome: 'missed' },
  ],
  [
    'a call of ours to somebody who is talking',
    [fact('call.started', 0, { direction: 'outbound' }), fact('call.ended', 3, { endReason: 'busy' })],
    { outcome: 'rejected' },
  ],
];

describe('what is known of a call', () => {
  test.each(SCENARIOS)('%s', (_name, facts, expected) => {
    expect(callOf(facts)).toMatchObject(expected);
    expect(callOf(facts.toReversed())).toEqual(callOf(facts));
  });

  test('who rang, and how it went for each', () => {
    const [, facts] = SCENARIOS[0] as (typeof SCENARIOS)[number];
    expect(callOf(facts).legs.map(({ extension, outcome }) => [extension, outcome])).toEqual([
      ['204', 'elsewhere'],
      ['205', 'answered'],
      ['206', 'elsewhere'],
    ]);
  });

  test.each([
    [['call.started'], 'started'],
    [['call.started', 'ivr.selected'], 'menu'],
    [['ivr.selected', 'queue.entered'], 'queued'],
    [['queue.entered', 'call.ringing'], 'ringing'],
    [['call.ringing', 'call.answered'], 'talking'],
    [['call.answered', 'call.held'], 'held'],
    [['call.answered', 'call.held', 'call.unheld'], 'talking'],
  ] as const)('%j: %s', (types, phase) => {
    expect(callOf(types.map((type, second) => fact(type, second, ext('204')))).phase).toBe(phase);
  });
});

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
