import type { CallPop, ContactReason } from '@sinia/sdk';
import { fakeService, origin, type Routes } from './fake-service.ts';

const ticketId = 'tkt_01k4x8m2q0abcdefghjkmnpqrs';

/** A call that rings, of somebody who is known, unless it is told otherwise. */
export function popOf({
  call,
  ...more
}: { call?: Partial<CallPop['call']> } & Partial<Omit<CallPop, 'call'>> = {}): CallPop {
  return {
    call: {
      ...{ id: 'cal_1', callId: '1766459963.101', direction: 'inbound', phase: 'ringing', outcome: null },
      ...{ from: '+34600111222', fromName: null, anonymous: false, to: '+34930000000' },
      queue: { id: 'atencio', name: 'Atenció' },
      startedAt: new Date(Date.now() - 60_000).toISOString(),
      ...{ queuedAt: null, answeredAt: null, endedAt: null, waitSeconds: null, ringSeconds: null },
      ...{ talkSeconds: null, holdSeconds: null, agentId: null, extension: '204', contactId: 'con_1' },
      ...{
        ticketId: null,
        rating: null,
        recording: null,
        consent: null,
        recordingPaused: false,
        priority: null,
        stale: false,
        legs: [],
      },
      ...call,
    },
    ...{ provisional: false, candidates: [], customers: [], openTickets: [], nearby: [] },
    contact: {
      contactId: 'con_1',
      name: 'Núria Puig',
      address: 'Carrer de la Riera, 48',
      vulnerable: null,
      over65: null,
    },
    ...{ ticket: null, reasonId: null, supervisor: null, writeUpDueAt: null },
    ...more,
  };
}

export const talking = (more: Parameters<typeof popOf>[0] = {}): CallPop =>
  popOf({
    ...more,
    call: { phase: 'talking', answeredAt: new Date(Date.now() - 5_000).toISOString(), ...more.call },
  });

export const ended = (more: Parameters<typeof popOf>[0] = {}): CallPop =>
  talking({
    writeUpDueAt: new Date(Date.now() + 600_000).toISOString(),
    ...more,
    call: {
      phase: 'ended',
      outcome: 'answered',
      endedAt: new Date().toISOString(),
      talkSeconds: 184,
      ...more.call,
    },
  });

export const ticket: NonNullable<CallPop['ticket']> = {
  ...{ id: ticketId, reference: '572843901633', subject: 'Surt aigua de la vorera' },
  ...{ publicStatus: 'in_progress', noticeRoute: null },
};

// What may be null stands otherwise in the generated types.
export const summary = {
  ...{
    id: ticketId,
    reference: '572843901633',
    version: 1,
    subject: 'Surt aigua de la vorera',
    status: 'open',
  },
  ...{ publicStatus: 'in_progress', channel: 'phone', priority: 'normal', language: 'ca', legalType: null },
  ...{ category: null, tags: [], assigneeId: null, groupId: 'grp_1', requester: { name: 'Núria Puig' } },
  lastMessage: { preview: 'Surt aigua', author: 'customer', at: '2026-11-23T09:00:00.000Z' },
  ...{ trouble: null, shelf: null, isPublic: false, snoozedUntil: null },
  ...{ createdAt: '2026-11-23T09:00:00.000Z', updatedAt: '2026-11-23T09:00:00.000Z' },
} as unknown as CallPop['openTickets'][number];

export const customer = {
  ...{ customerId: '1', kind: 'person', name: 'Núria Puig', documentId: null, documentType: null },
  ...{
    emails: ['nuria@example.cat'],
    phones: ['+34600111222', '+34937416100'],
    language: 'ca',
    updatedAt: '2026-11-23T09:00:00.000Z',
  },
  addresses: [{ street: 'Carrer de la Riera, 48', postcode: '08301', town: 'Mataró' }],
  contracts: [
    {
      ...{ number: '442761', role: 'holder', status: 'active', supplyPointId: null, meterSerial: null },
      supplyAddress: { street: 'Carrer de la Riera, 48', postcode: '08301', town: 'Mataró' },
      ...{ use: null, startDate: null, endDate: null },
    },
  ],
} as unknown as CallPop['customers'][number];

export const reasons: readonly ContactReason[] = [
  { id: 'rsn_1', parentId: null, names: { ca: 'Avaria', es: 'Avería' }, position: 0, retired: false },
  {
    id: 'rsn_2',
    parentId: 'rsn_1',
    names: { ca: 'Fuita al carrer', es: 'Fuga en la calle' },
    position: 0,
    retired: false,
  },
  { id: 'rsn_3', parentId: null, names: { ca: 'Factura' }, position: 1, retired: false },
  { id: 'rsn_4', parentId: null, names: { ca: 'Antic' }, position: 2, retired: true },
];

/** Somebody is signed in on this tab. */
export function signIn(): void {
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  const granted = { token: 'st_test', expiresAt, staff: { id: `agt_${crypto.randomUUID()}`, name: 'Marta' } };
  sessionStorage.setItem(`sinia:staff:${origin}`, JSON.stringify(granted));
}

/** A server that tells of calls whenever the test does. */
export function fakeCalls(routes: Routes = {}) {
  const writers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let told: readonly CallPop[] = [];
  const bytes = () => new TextEncoder().encode(`event: calls\ndata: ${JSON.stringify({ data: told })}\n\n`);
  const open = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        writers.add(controller);
        controller.enqueue(bytes());
      },
    });
  const service = fakeService({
    'GET /v1/calls/mine': () => ({ body: open() }),
    'GET /v1/calls/reasons': () => ({ body: { data: reasons } }),
    ...routes,
  });
  return Object.assign(service, {
    tell(...calls: readonly CallPop[]) {
      told = calls;
      for (const writer of writers) writer.enqueue(bytes());
    },
    /** The connection breaks. */
    breakOff() {
      for (const writer of writers) writer.close();
      writers.clear();
    },
  });
}
