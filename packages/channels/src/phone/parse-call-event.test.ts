import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCallEvent } from './parse-call-event.ts';
import { templateEvent } from './template-event.ts';

const NOW = new Date('2026-11-23T09:14:04Z');
const parse = (body: unknown) => parseCallEvent(body, 'k1', NOW);

const SAMPLE = {
  eventId: 'a2a40d5e-7b8c-4a6a-9a63-9d6d5c1c7f0a',
  event: 'call.ringing',
  occurredAt: '2026-11-23T09:14:03.120Z',
  seq: 3,
  provider: 'masvoz',
  callId: '1766459963.101',
  legId: '1766459980.104',
  parentCallId: null,
  direction: 'inbound',
  from: { raw: '600111222', e164: '+34600111222', anonymous: false, name: null },
  to: { ddi: '+34930000000' },
  queue: { id: 'atencion', name: 'Atención' },
  agent: { extension: '204', userId: null },
  ivr: { path: ['1', '2'], language: 'ca', contract: '442761' },
  waitSeconds: 17,
  ringSeconds: 6,
  talkSeconds: 0,
  holdSeconds: 0,
  endReason: null,
  transfer: { type: 'blind', toExtension: '205', toQueue: null },
  recording: { id: 'rec-1', status: 'available', durationSeconds: 184 },
  survey: { questionId: 'csat', value: 4, scale: 5 },
};

describe('an event of our contract', () => {
  test('as it is documented', () => {
    expect(parse(SAMPLE)).toEqual({
      fact: {
        id: 'k1',
        type: 'call.ringing',
        at: new Date('2026-11-23T09:14:03.120Z'),
        seq: 3,
        call: '1766459963.101',
        leg: '1766459980.104',
        direction: 'inbound',
        from: { raw: '600111222', e164: '+34600111222', anonymous: false, name: null },
        to: '+34930000000',
        queue: { id: 'atencion', name: 'Atención' },
        extension: '204',
        userId: null,
        menu: { path: ['1', '2'], language: 'ca', contract: '442761' },
        waitSeconds: 17,
        ringSeconds: 6,
        talkSeconds: 0,
        holdSeconds: 0,
        span: null,
        endReason: null,
        disposition: null,
        transfer: { type: 'blind', toExtension: '205', toQueue: null },
        recording: { id: 'rec-1', status: 'available', durationSeconds: 184 },
        survey: { questionId: 'csat', value: 4, scale: 5 },
        consent: null,
        priority: null,
      },
      parent: null,
      issues: [],
    });
  });

  test.each([
    ['another kind', { ...SAMPLE, event: 'queue.music_changed' }],
    ['our own kind', { ...SAMPLE, event: 'call.stale' }],
    ['no kind', { ...SAMPLE, event: undefined }],
    ['no call', { ...SAMPLE, callId: null }],
    ['a list', [SAMPLE]],
    ['nothing', null],
  ])('%s changes nothing', (_name, body) => {
    expect(parse(body)).toBeNull();
  });

  test.each([
    ['a negative duration', { talkSeconds: -4 }, 'duration_negative', { talkSeconds: null }],
    ['a duration of years', { talkSeconds: 1e9 }, 'field_unreadable', { talkSeconds: null }],
    ['a duration in words', { holdSeconds: 'long' }, 'field_unreadable', { holdSeconds: null }],
    ['no time', { occurredAt: undefined }, 'time_missing', { at: NOW }],
    ['no time at all', { occurredAt: 'yesterday' }, 'time_missing', { at: NOW }],
    [
      'a clock an hour ahead',
      { occurredAt: '2026-11-23T10:14:03Z' },
      'clock_skew',
      { at: new Date('2026-11-23T10:14:03Z') },
    ],
    ['a direction of its own', { direction: 'sideways' }, 'field_unreadable', { direction: null }],
    ['an object where text is meant', { legId: {} }, 'field_unreadable', { leg: null }],
  ])('%s is left out and told', (_name, change, issue, fact) => {
    const parsed = parse({ ...SAMPLE, ...change });
    expect(parsed?.issues).toContain(issue);
    expect(parsed?.fact).toMatchObject(fact);
  });

  test('15 kB of name are cut', () => {
    const name = `${'x'.repeat(15_000)}\u0000`;
    const parsed = parse({ ...SAMPLE, from: { ...SAMPLE.from, name } });
    expect(parsed?.issues).toEqual(['text_cut']);
    expect(parsed?.fact.from?.name).toHaveLength(120);
  });

  test.each([
    [{ from: '600111222' }, { from: { raw: '600111222', e164: null, anonymous: false, name: null } }],
    [{ from: { raw: '', anonymous: true } }, { from: { raw: '', anonymous: true } }],
    [{ to: '+34930000000' }, { to: '+34930000000' }],
    [{ queue: 'atencion' }, { queue: { id: 'atencion', name: null } }],
    [{ talkSeconds: '184' }, { talkSeconds: 184 }],
    [{ occurredAt: 1764758043 }, { at: new Date(1764758043000) }],
    [{ consent: { given: true } }, { consent: true }],
    [{ consent: 'no' }, { consent: false }],
    [{ disposition: 'NO ANSWER' }, { disposition: 'no_answer' }],
    [{ priority: 'senior' }, { priority: 'senior' }],
  ])('%j is understood', (change, fact) => {
    const parsed = parse({ ...SAMPLE, ...change });
    expect(parsed?.fact).toMatchObject(fact);
    expect(parsed?.issues).toEqual([]);
  });

  test('whatever comes is read or left, never thrown at', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), fc.jsonValue(), (shape, value) => {
        const fields = Object.keys(SAMPLE).map((key, place) => [key, Object.values(shape)[place] ?? value]);
        parse({ ...Object.fromEntries(fields), event: 'call.ended', callId: 'c' });
        parse(shape);
        parse(value);
      }),
    );
  });
});

describe('the address of a template', () => {
  const query = {
    event: 'ringing',
    callid: '7',
    ani: '600111222',
    ddi: '930000000',
    queue: 'atencion',
    ext: '204',
  };

  test('is an event of our contract', () => {
    expect(parse(templateEvent(query))).toMatchObject({
      fact: {
        ...{ type: 'call.ringing', call: '7', at: NOW, to: '930000000', extension: '204' },
        from: { raw: '600111222' },
        queue: { id: 'atencion' },
      },
      issues: ['time_missing'],
    });
  });

  test.each([
    ['Incoming', 'call.ringing'],
    ['active', 'call.answered'],
    ['END', 'call.ended'],
    ['call.transferred', 'call.transferred'],
  ])('%s is %s', (event, type) => {
    expect(parse(templateEvent({ ...query, event }))?.fact.type).toBe(type);
  });
});
