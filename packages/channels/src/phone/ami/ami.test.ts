import { callOf } from '@sinia/core/call';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ScriptedAmi, startScriptedAmi } from '../../../testing/ami/scripted-ami.ts';
import { parseCallEvent } from '../parse-call-event.ts';
import { type AmiAccount, type AmiFault, type AmiOptions, listenToAmi } from './ami-client.ts';
import { amiEvent, extensionOf } from './ami-event.ts';
import { type AmiBlock, AmiDecoder, encodeAction } from './decode-blocks.ts';

describe('messages on the wire', () => {
  const stream =
    'Asterisk Call Manager/7.0.3\r\nResponse: Success\r\nMessage: in\r\n\r\nEvent: Hold\nChannel: PJSIP/1\n\n';

  test('the same, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: stream.length })), (cuts) => {
        const decoder = new AmiDecoder();
        const places = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const blocks = places.slice(1).flatMap((end, at) => decoder.feed(stream.slice(places[at], end)));
        expect(blocks.map((block) => [...block.keys()])).toEqual([
          ['response', 'message'],
          ['event', 'channel'],
        ]);
      }),
    );
  });

  test('an action is one action, whatever is in it', () => {
    expect(
      encodeAction({ Action: 'Login', Secret: 'a\r\n\r\nAction: Originate' }).match(/\r\n\r\n/g),
    ).toHaveLength(1);
  });

  test('a flood without lines is no manager interface', () => {
    expect(() => new AmiDecoder().feed('x'.repeat(2 * 1024 * 1024))).toThrow();
  });
});

test.each([
  ['PJSIP/204-0000001a', '204'],
  ['SIP/204', '204'],
  ['Local/204@agents-00000007;1', '204'],
  ['PJSIP/trunk-0000001b', null],
  ['', null],
])('the extension of %s is %s', (channel, extension) => {
  expect(extensionOf(channel)).toBe(extension);
});

const BEGAN = Date.parse('2026-03-02T09:00:00Z') / 1000;
const LINK = '1766459963.101';
const AGENT = { DestUniqueid: '1766459980.104', DestChannel: 'PJSIP/204-1', DestLinkedid: LINK };
const at = (seconds: number, Event: string, more: Record<string, string>) => ({
  ...{ Event, Timestamp: String(BEGAN + seconds), Linkedid: LINK, ...more },
});
/** A call to a queue, as Asterisk tells it. */
const CALL = [
  at(0, 'Newchannel', {
    ...{ Uniqueid: LINK, Channel: 'PJSIP/trunk-1', CallerIDNum: '600111222', Exten: '930000000' },
  }),
  at(4, 'QueueCallerJoin', { Uniqueid: LINK, Queue: 'atencio', CallerIDNum: '600111222' }),
  at(10, 'Newchannel', { Uniqueid: AGENT.DestUniqueid, Channel: 'PJSIP/204-1' }),
  at(10, 'DialBegin', { Uniqueid: LINK, ...AGENT }),
  at(10, 'DialBegin', { Uniqueid: LINK, ...AGENT, DestUniqueid: 'x.105', DestChannel: 'PJSIP/205-1' }),
  at(16, 'AgentConnect', { Uniqueid: LINK, ...AGENT, Interface: 'PJSIP/204', HoldTime: '12', RingTime: '6' }),
  at(16, 'DialEnd', { Uniqueid: LINK, ...AGENT, DialStatus: 'ANSWER' }),
  at(16, 'DialEnd', {
    ...{ Uniqueid: LINK, DestUniqueid: 'x.105', DestChannel: 'PJSIP/205-1', DialStatus: 'CANCEL' },
  }),
  at(100, 'Hold', { Uniqueid: AGENT.DestUniqueid, Channel: 'PJSIP/204-1' }),
  at(110, 'Unhold', { Uniqueid: AGENT.DestUniqueid, Channel: 'PJSIP/204-1' }),
  at(195, 'UserEvent', { UserEvent: 'Survey', CallId: LINK, Q: 'csat', Value: '4' }),
  at(200, 'AgentComplete', { Uniqueid: LINK, ...AGENT, Interface: 'PJSIP/204', Reason: 'caller' }),
  at(200, 'Hangup', { Uniqueid: AGENT.DestUniqueid, Channel: 'PJSIP/204-1', Cause: '16' }),
  at(200, 'Hangup', { Uniqueid: LINK, Channel: 'PJSIP/trunk-1', Cause: '16' }),
];

const blockOf = (fields: Record<string, string>): AmiBlock =>
  new Map(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
const callIn = (events: readonly Record<string, string>[]) => {
  const now = new Date((BEGAN + 300) * 1000);
  const facts = events.flatMap((fields) => {
    const event = amiEvent(blockOf(fields), now);
    const parsed = event && parseCallEvent(event, event.eventId, now);
    expect(parsed?.issues ?? []).toEqual([]);
    return parsed ? [parsed.fact] : [];
  });
  return callOf(facts);
};

describe('what Asterisk tells', () => {
  test('a queue that rings two telephones is one call with both', () => {
    const call = callIn(CALL);
    expect(call).toMatchObject({
      ...{ direction: 'inbound', phase: 'ended', outcome: 'answered', closing: 'certain', waitSeconds: 12 },
      ...{ ringSeconds: 6, talkSeconds: 184, holdSeconds: 10, rating: { value: 4 }, to: '930000000' },
      ...{ queue: { id: 'atencio' }, from: { raw: '600111222' } },
    });
    expect(call.legs.map(({ extension, outcome }) => [extension, outcome])).toEqual([
      ['204', 'answered'],
      ['205', 'elsewhere'],
    ]);
  });

  test('backwards and twice it is the same call', () => {
    expect(callIn([...CALL.toReversed(), ...CALL])).toEqual(callIn(CALL));
  });

  test('left in the queue', () => {
    const left = at(64, 'QueueCallerAbandon', { Uniqueid: LINK, Queue: 'atencio', HoldTime: '60' });
    expect(callIn([...CALL.slice(0, 2), left])).toMatchObject({ outcome: 'abandoned', waitSeconds: 60 });
  });

  test('handed on blindly', () => {
    const transfer = {
      ...{
        TransfererLinkedid: LINK,
        TransfererUniqueid: AGENT.DestUniqueid,
        TransfererChannel: 'PJSIP/204-1',
      },
      Extension: '301',
    };
    const next = { DestUniqueid: 'x.301', DestChannel: 'PJSIP/301-1', DestLinkedid: LINK };
    const call = callIn([
      ...CALL.slice(0, 8),
      at(60, 'BlindTransfer', transfer),
      at(60, 'Hangup', { Uniqueid: AGENT.DestUniqueid, Channel: 'PJSIP/204-1', Cause: '16' }),
      at(62, 'DialBegin', next),
      at(66, 'DialEnd', { ...next, DialStatus: 'ANSWER' }),
      at(166, 'Hangup', { Uniqueid: LINK, Channel: 'PJSIP/trunk-1', Cause: '16' }),
    ]);
    expect(call.talks.map(({ extension }) => extension)).toEqual(['204', '301']);
    expect(call).toMatchObject({ outcome: 'answered', talkSeconds: 144 });
  });

  test('a telephone of ours calls somebody, or a colleague', () => {
    const from = (Exten: string) =>
      callIn([at(0, 'Newchannel', { Uniqueid: LINK, Channel: 'PJSIP/204-1', CallerIDNum: '204', Exten })]);
    expect([from('600111222').direction, from('205').direction]).toEqual(['outbound', 'internal']);
  });

  test('anything else tells nothing, and nothing throws', () => {
    expect(amiEvent(blockOf({ Event: 'RTCPSent', Linkedid: LINK }), new Date())).toBeNull();
    fc.assert(
      fc.property(fc.constantFrom(...CALL), fc.dictionary(fc.string(), fc.string()), (known, more) => {
        const event = amiEvent(blockOf({ ...more, Event: known.Event }), new Date());
        if (event) parseCallEvent(event, event.eventId, new Date());
      }),
    );
  });
});

describe('the client', () => {
  let server: ScriptedAmi;
  let stop = () => {};
  afterEach(async () => {
    stop();
    await server.stop();
  });

  async function listen(account: Partial<AmiAccount> = {}, options: AmiOptions = {}) {
    server = await startScriptedAmi({ sinia: 'secret' });
    const heard: (string | undefined)[] = [];
    const states: (AmiFault | null)[] = [];
    const known = { host: '127.0.0.1', port: server.port, tls: false, username: 'sinia', password: 'secret' };
    stop = listenToAmi(
      { ...known, login: 'challenge', ...account },
      { onEvent: (block) => heard.push(block.get('event')), onState: (fault) => states.push(fault) },
      { pauseMs: 10, ...options },
    );
    return { heard, states };
  }

  test.each(['plain', 'challenge'] as const)('signs in by %s, and hears', async (login) => {
    const { heard } = await listen({ login });
    await vi.waitFor(() => expect(server.signedIn()).toBe(1));
    server.write('Event: Ho');
    server.write('ld\r\nLinkedid: 1\r\n\r\n');
    server.tell({ Event: 'Unhold', Linkedid: '1' });
    await vi.waitFor(() => expect(heard).toEqual(['Hold', 'Unhold']));
  });

  test('a wrong password is refused, and tried again in ever longer pauses', async () => {
    const { states } = await listen({ password: 'other' });
    await vi.waitFor(() => expect(states.length).toBeGreaterThan(2));
    expect(new Set(states)).toEqual(new Set(['refused']));
    expect(server.signedIn()).toBe(0);
  });

  test('comes back when it was hung up on', async () => {
    const { heard, states } = await listen();
    await vi.waitFor(() => expect(server.signedIn()).toBe(1));
    server.drop();
    await vi.waitFor(() => expect(server.signedIn()).toBe(2));
    expect(states).toContain('lost');
    server.tell({ Event: 'Hold', Linkedid: '1' });
    await vi.waitFor(() => expect(heard).toEqual(['Hold']));
  });

  test('an exchange that went silent is lost', async () => {
    const { states } = await listen({}, { keepaliveMs: 30 });
    await vi.waitFor(() => expect(server.signedIn()).toBe(1));
    server.fallSilent();
    await vi.waitFor(() => expect(states).toContain('lost'));
  });

  test('nobody there', async () => {
    const { states } = await listen({ port: 1 });
    await vi.waitFor(() => expect(states[0]).toBe('unreachable'));
  });
});
