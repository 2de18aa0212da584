import { ca } from '@sinia/i18n/console/ca';
import { expect, test } from 'vitest';
import { eventOf, LEAK_EVENTS, LEAK_MESSAGES, STAFF, TICKETS } from '../../test/sample-desk.ts';
import { countLabel } from './count-label.ts';
import { describeEvent } from './describe-event.ts';
import { fileSize } from './file-size.ts';
import { initials } from './initials.ts';
import { shortTime } from './short-time.ts';
import { splitLinks } from './split-links.ts';
import { splitSegments } from './split-segments.ts';
import { threadItems } from './thread-items.ts';

test.each([
  ['2026-11-24T08:12:00Z', '09:12'],
  ['2026-11-23T22:59:00Z', 'ahir'],
  ['2026-11-23T23:30:00Z', '00:30'],
  ['2026-11-20T08:00:00Z', '20 nov.'],
  ['2025-03-02T08:00:00Z', '02/03/25'],
])('%s is written %s', (instant, words) => {
  expect(shortTime('ca', instant, new Date('2026-11-24T10:00:00Z'), 'ahir')).toBe(words);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '999+'],
  [undefined, ''],
])('%s tickets are shown as %s', (count, label) => {
  expect(countLabel(count)).toBe(label);
});

test.each([
  [820, '820 B'],
  [14_200, '14 kB'],
  [1_840_000, '1,8 MB'],
  [25_000_000, '25 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(fileSize('ca', bytes)).toBe(words);
});

test.each([
  ['Núria Puig Serra', 'NP'],
  ['Òscar', 'Ò'],
  ['+34 600 111 222', ''],
  ['𝒜lba', '𝒜'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('addresses in a text are links, without the full stop behind them', () => {
  expect(splitLinks('Vegi https://aigues.example/fuites?a=1. Gràcies')).toEqual([
    { text: 'Vegi ' },
    { text: 'https://aigues.example/fuites?a=1', href: 'https://aigues.example/fuites?a=1' },
    { text: '. Gràcies' },
  ]);
  expect(splitLinks('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
});

test('quote and signature are parts of their own, and nothing of the text is lost', () => {
  const message = LEAK_MESSAGES[3] as (typeof LEAK_MESSAGES)[number];
  const parts = splitSegments(message);
  expect(parts.map((part) => part.kind)).toEqual(['body', 'quote', 'signature']);
  expect(parts.map((part) => part.text).join('')).toBe(message.body);
});

test('a message that is nothing but a quote is shown whole', () => {
  const body = '> només la cita';
  const segments = [{ kind: 'quote' as const, length: body.length }];
  expect(splitSegments({ body, segments })).toEqual([{ kind: 'body', text: body }]);
});

test('segments that end early leave the rest to the body', () => {
  expect(splitSegments({ body: 'hola món', segments: [{ kind: 'body', length: 4 }] })).toEqual([
    { kind: 'body', text: 'hola' },
    { kind: 'body', text: ' món' },
  ]);
});

test('changes are told with names, not ids', () => {
  expect(describeEvent(ca, STAFF, LEAK_EVENTS[1] as (typeof LEAK_EVENTS)[number])).toEqual([
    'Assignada a: Cristina Vidal',
    'Estat: Nova → En tràmit',
    'Prioritat: Normal → Alta',
  ]);
  const retagged = eventOf('t', 9, { changes: { tags: { before: ['a', 'b'], after: ['b', 'c'] } } });
  expect(describeEvent(ca, STAFF, retagged)).toEqual(['Etiquetes: + c', 'Etiquetes: − a']);
  const released = eventOf('t', 9, { changes: { assigneeId: { before: 'agt_jordi', after: null } } });
  expect(describeEvent(ca, STAFF, released)).toEqual(['Assignada a: Jordi Masó → ningú']);
});

test('the thread begins with the opening and tells a message’s change after it', () => {
  const ticket = TICKETS[0] as (typeof TICKETS)[number];
  const thread = {
    ticket,
    messages: LEAK_MESSAGES,
    events: LEAK_EVENTS,
    notices: [],
    previous: [],
    followers: [],
    mentionable: [],
    links: [],
  };
  const items = threadItems(thread);
  expect(items[0]).toMatchObject({ kind: 'event', event: { type: 'ticket.opened' } });
  expect(items.filter((item) => item.kind === 'message')).toHaveLength(4);
  expect(items.filter((item) => item.kind === 'event')).toHaveLength(3);
});
