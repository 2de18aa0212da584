import type { TimelineEntry } from '@sinia/contracts';
import { ca as console } from '@sinia/i18n/console/ca';
import { ca } from '@sinia/i18n/people/ca';
import { expect, test } from 'vitest';
import { whatPassed } from './what-passed.ts';

const entry = (more: Partial<TimelineEntry>): TimelineEntry => ({
  ...{ id: '1', kind: 'message', type: 'message', at: '2026-01-01T00:00:00.000Z', ticket: null },
  ...{ actor: { kind: 'staff', name: 'Cristina' }, channel: 'email', visibility: 'public', text: null },
  ...{ changes: {}, detail: {} },
  ...more,
});
const desk = { texts: console, staff: { value: { agents: [], groups: [] } } } as never;

test.each<[string, Partial<TimelineEntry>, string]>([
  ['words say themselves', {}, ''],
  ['a note among colleagues is told from words', { visibility: 'internal' }, 'Nota interna'],
  ['a note on the card', { kind: 'note', type: 'note' }, 'Nota a la fitxa'],
  ['a change of the card', { kind: 'contact', type: 'contact.merged' }, 'Fitxes fusionades'],
  ['a change of the card that has no words', { kind: 'contact', type: 'contact.other' }, ''],
  [
    'a call that was answered',
    { kind: 'call', type: 'call.inbound', detail: { outcome: 'answered', talkSeconds: 65 } },
    'Trucada rebuda · 1\u00a0min 5\u00a0s',
  ],
  [
    'a call that nobody answered',
    { kind: 'call', type: 'call.outbound', detail: { outcome: 'missed', talkSeconds: null } },
    'Trucada feta · sense resposta',
  ],
  [
    'a change of a ticket',
    { kind: 'ticket', type: 'ticket.changed', changes: { status: { before: 'open', after: 'solved' } } },
    'Estat: En tràmit → Resolta',
  ],
])('%s', (_, more, told) => {
  expect(whatPassed(entry(more), ca, desk)).toBe(told);
});
