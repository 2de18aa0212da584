import type { CallDetail, CallLine, CallReason, CallTask } from '../src/port/calls-port.ts';
import { minutesAgo } from './sample-desk.ts';

const id = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, '0')}`;

/** An invented call; what it does not say is as of a call that has just begun. */
export function callOf(number: number, more: Partial<CallLine> = {}): CallLine {
  return {
    ...{ id: id('cal', number), callId: `1700000000.${number}`, direction: 'inbound', phase: 'ended' },
    ...{ outcome: 'answered', from: `+3460011${1000 + number}`, fromName: null, anonymous: false },
    ...{ to: '+34930000000', queue: { id: 'atencio', name: 'Atenció al client' } },
    ...{ startedAt: minutesAgo(number), queuedAt: minutesAgo(number), answeredAt: null, endedAt: null },
    ...{ waitSeconds: null, ringSeconds: null, talkSeconds: null, holdSeconds: null, agentId: null },
    ...{ extension: null, contactId: null, ticketId: null, rating: null, recording: null, consent: null },
    recordingPaused: false,
    ...{ priority: null, stale: false, legs: [], contactName: null, ticket: null, hasTicket: false },
    ...{ reasonId: null, ...more },
  };
}

const rings = { agentId: 'agt_pol', extension: '215', outcome: 'ringing' as const };
const NO_TIMES = { ringingAt: minutesAgo(1), answeredAt: null, endedAt: null };

export const WAITING: readonly CallLine[] = [
  callOf(3, { phase: 'queued', outcome: null, anonymous: true, from: null }),
  callOf(1, {
    ...{ phase: 'ringing', outcome: null, contactName: 'Núria Puig Ferrer', priority: 'senior' },
    legs: [{ ...rings, ...NO_TIMES }],
  }),
];

export const TALKING: readonly CallLine[] = [
  callOf(12, {
    ...{ phase: 'talking', outcome: null, agentId: 'agt_jordi', extension: '214' },
    answeredAt: minutesAgo(4),
  }),
];

const LEAK = { id: id('tkt', 1), reference: '572843901611', subject: 'Fuita al carrer de la Riera' };

export const ENDED: readonly CallLine[] = [
  callOf(20, {
    ...{ contactName: 'Núria Puig Ferrer', agentId: 'agt_cristina', extension: '204', rating: 4 },
    ...{ waitSeconds: 42, ringSeconds: 6, talkSeconds: 184, holdSeconds: 0, answeredAt: minutesAgo(19) },
    ...{ endedAt: minutesAgo(16), ticketId: LEAK.id, ticket: LEAK, hasTicket: true, reasonId: 'rsn_leak' },
    recording: { id: 'rec_1', durationSeconds: 180 },
    consent: { given: true, at: minutesAgo(20) },
  }),
  callOf(45, { outcome: 'abandoned', waitSeconds: 75, endedAt: minutesAgo(44) }),
  callOf(90, { outcome: 'answered', talkSeconds: 61, waitSeconds: 8, agentId: 'agt_pol', hasTicket: true }),
  callOf(130, { direction: 'outbound', from: '+34930000000', to: '+33612345678', outcome: 'missed' }),
];

export const OWED: readonly CallTask[] = [
  {
    ...{ id: 'ctk_1', kind: 'callback', number: '+34600111045', takenBy: null },
    ...{ createdAt: minutesAgo(44), dueAt: minutesAgo(-76), call: ENDED[1] as CallLine },
  },
  {
    ...{ id: 'ctk_2', kind: 'callback', number: '+34600111200', takenBy: 'agt_jordi' },
    ...{ createdAt: minutesAgo(200), dueAt: minutesAgo(5) },
    call: callOf(200, { outcome: 'missed', contactName: 'Joan Serra Mas' }),
  },
];

export const REASONS: CallReason[] = [
  { id: 'rsn_supply', parentId: null, names: { ca: 'Avaria', es: 'Avería' }, position: 0, retired: false },
  { id: 'rsn_leak', parentId: 'rsn_supply', names: { ca: 'Fuita', es: 'Fuga' }, position: 1, retired: false },
  { id: 'rsn_bill', parentId: null, names: { ca: 'Factura' }, position: 2, retired: false },
];

/** What a call has beside its line. */
export const DETAILS: Omit<CallDetail, keyof CallLine> = {
  ...{ menu: ['Català', 'Avaries'], reasonDueAt: minutesAgo(-10), openTickets: [] },
  transfers: [{ type: 'attended', toExtension: '215', toQueue: null, at: minutesAgo(18) }],
  events: [
    { at: minutesAgo(20), source: 'webhook', type: 'call.started', extension: null },
    { at: minutesAgo(19), source: 'webhook', type: 'call.answered', extension: '204' },
    { at: minutesAgo(16), source: 'cdr', type: null, extension: null },
  ],
};
