import type { DeliveryState, Message, Ticket, TicketEvent } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import type { Me, Staff } from '../src/port/desk-port.ts';

/** Invented people and invented leaks; the clock of every sample. */
export const NOW = '2026-11-24T10:20:00.000Z';

export const ME: Me = {
  id: 'agt_cristina',
  name: 'Cristina Vidal',
  role: 'agent',
  language: 'ca',
  lastAccessAt: '2026-11-23T16:04:00.000Z',
};

export const STAFF: Staff = {
  agents: [
    { id: 'agt_cristina', name: 'Cristina Vidal' },
    { id: 'agt_jordi', name: 'Jordi Masó' },
    { id: 'agt_lucia', name: 'Lucía Herrero' },
    { id: 'agt_pol', name: 'Pol Ferrer' },
  ],
  groups: [
    { id: 'grp_care', name: 'Atenció al client' },
    { id: 'grp_net', name: 'Xarxa i avaries' },
    { id: 'grp_billing', name: 'Facturació' },
  ],
};

const id = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, '0')}`;
export const minutesAgo = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

interface TicketSeed {
  readonly number: number;
  readonly name: string;
  readonly subject: string;
  readonly preview: string;
  readonly ago: number;
  readonly more?: Partial<Ticket>;
}

export function ticketOf({ number, name, subject, preview, ago, more = {} }: TicketSeed): Ticket {
  const email = `${name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.')}@example.cat`;
  const status = more.status ?? 'new';
  return {
    id: id('tkt', number),
    reference: `5728439016${String(10 + number).slice(-2)}`,
    version: 1,
    subject,
    status,
    publicStatus: PUBLIC_STATUS[status],
    channel: 'email',
    priority: 'normal',
    language: 'ca',
    legalType: null,
    category: null,
    tags: [],
    assigneeId: null,
    groupId: 'grp_care',
    requester: { name, email, phone: '600 111 222', documentId: null, contract: null, verified: true },
    contactSnapshot: { name, address: null, phones: ['600 111 222'], email, documentId: null },
    contactId: null,
    identification: null,
    billingSnapshot: null,
    origin: { channel: 'email', address: 'atencio@sinia.example' },
    noticeRoute: { channel: 'email', address: email },
    customFields: {},
    location: null,
    mailboxId: null,
    isPublic: false,
    snoozedUntil: null,
    mergedIntoTicketId: null,
    rating: null,
    followsTicketId: null,
    suggestedTicketId: null,
    terms: [],
    lastMessage: { preview, author: 'customer', at: minutesAgo(ago) },
    trouble: null,
    shelf: null,
    createdAt: minutesAgo(ago + 30),
    updatedAt: minutesAgo(ago),
    firstAssignedAt: null,
    firstRepliedAt: null,
    solvedAt: null,
    closedAt: null,
    ...more,
  };
}

export function messageOf(ticketId: string, number: number, more: Partial<Message>): Message {
  return {
    id: id('msg', number),
    ticketId,
    visibility: 'public',
    author: { kind: 'customer', id: null, name: 'Núria Puig', address: 'nuria.puig@example.cat' },
    channel: 'email',
    body: '',
    html: null,
    signature: null,
    segments: null,
    trust: 'verified',
    truncated: null,
    copies: null,
    forwardedTo: null,
    attachments: [],
    ...{ media: [], place: null, reactions: [], editedAt: null, originalBody: null, erasedAt: null },
    deliveries: [],
    createdAt: NOW,
    ...more,
  };
}

export function eventOf(ticketId: string, seq: number, more: Partial<TicketEvent>): TicketEvent {
  return {
    id: String(seq),
    ticketId,
    seq,
    type: 'ticket.changed',
    actor: { kind: 'staff', id: 'agt_cristina', name: 'Cristina Vidal' },
    changes: {},
    message: null,
    detail: {},
    at: NOW,
    ...more,
  };
}

export function deliveryOf(number: number, more: Partial<DeliveryState> = {}): DeliveryState {
  return {
    id: id('dlv', number),
    kind: 'reply',
    channel: 'email',
    address: 'nuria.puig@example.cat',
    status: 'delivered',
    reason: null,
    dueAt: NOW,
    ...{ deliveredAt: null, readAt: null },
    sentAt: NOW,
    ...more,
  };
}

export const TICKETS: readonly Ticket[] = [
  ticketOf({
    number: 1,
    name: 'Núria Puig',
    subject: 'Fuita al carrer de la Riera',
    preview: 'Gràcies. Segueix sortint aigua, ara amb més força.',
    ago: 8,
    more: {
      status: 'open',
      priority: 'high',
      assigneeId: 'agt_cristina',
      groupId: 'grp_net',
      tags: ['fuita', 'via pública'],
      legalType: 'incident',
      firstAssignedAt: minutesAgo(70),
      firstRepliedAt: minutesAgo(62),
      createdAt: minutesAgo(96),
      terms: [{ article: 'Llei 10/2025, art. 16', dueAt: '2026-12-16T22:59:00.000Z' }],
      version: 4,
    },
  }),
  ticketOf({
    number: 2,
    name: 'Andrés Gil',
    subject: 'Factura de octubre mucho más alta',
    preview: 'El consumo se ha doblado y en casa somos los mismos.',
    ago: 21,
    more: { language: 'es', channel: 'web', groupId: 'grp_billing', tags: ['factura'] },
  }),
  ticketOf({
    number: 3,
    name: 'Montserrat Llop i Roca',
    subject: 'Tall d’aigua sense avís',
    preview: 'Des de les set del matí no tenim aigua a tot l’edifici.',
    ago: 34,
    more: { channel: 'portal', priority: 'urgent' },
  }),
  ticketOf({
    number: 4,
    name: 'Yassine El Amrani',
    subject: 'Cambio de titular',
    preview: 'Adjunto el contrato de alquiler y mi NIE.',
    ago: 52,
    more: { language: 'es', channel: 'web', status: 'pending', assigneeId: 'agt_lucia' },
  }),
  ticketOf({
    number: 5,
    name: 'Comunitat de Propietaris Sant Benet 14',
    subject: 'Sol·licitud de comptador divisionari',
    preview: 'Us enviem el projecte signat per l’instal·lador.',
    ago: 75,
    more: {
      status: 'on_hold',
      assigneeId: 'agt_jordi',
      priority: 'low',
      trouble: 'delivery_failed',
      channel: 'email',
    },
  }),
  ticketOf({
    number: 6,
    name: 'Rosa Camps',
    subject: 'L’aigua surt tèrbola',
    preview: 'Fa dos dies que surt de color marró a primera hora.',
    ago: 140,
    more: { channel: 'phone', status: 'open', assigneeId: 'agt_pol' },
  }),
  ticketOf({
    number: 7,
    name: 'Joan Esteve',
    subject: 'Domiciliació bancària',
    preview: 'Bon dia, voldria canviar el compte on em passeu el rebut.',
    ago: 1_240,
    more: { channel: 'counter', status: 'open', assigneeId: 'agt_cristina' },
  }),
  ticketOf({
    number: 8,
    name: 'Pilar Ortega',
    subject: 'Lectura del contador',
    preview: 'La lectura de hoy es 1204.',
    ago: 1_900,
    more: { language: 'es', channel: 'whatsapp' },
  }),
  ticketOf({
    number: 9,
    name: 'Eva Soler',
    subject: 'Bonificació per família nombrosa',
    preview: 'Resolt: la bonificació s’aplica des del proper rebut.',
    ago: 4_300,
    more: {
      status: 'solved',
      assigneeId: 'agt_cristina',
      rating: 5,
      lastMessage: {
        preview: 'Resolt: la bonificació s’aplica des del proper rebut.',
        author: 'agent',
        at: minutesAgo(4_300),
      },
    },
  }),
  ticketOf({
    number: 10,
    name: 'Núria Puig',
    subject: 'Alta de subministrament',
    preview: 'Moltes gràcies per tot.',
    ago: 90_000,
    more: { status: 'closed', assigneeId: 'agt_pol' },
  }),
];

const leak = TICKETS[0]?.id ?? '';
const cristina = { kind: 'agent' as const, id: 'agt_cristina', name: 'Cristina Vidal', address: null };
const quoted =
  '\n\nEl 24 de nov. 2026, a les 10:18, Aigües de Mataró va escriure:\n> Bon dia, Núria. Hem avisat la brigada i hi va aquest matí.\n> La mantindrem informada.\n';
const thanks = 'Gràcies. Segueix sortint aigua, ara amb més força. Us adjunto una foto.';
const signature = '\n-- \nNúria Puig\nCarrer de la Riera, 48\n';

export const LEAK_MESSAGES: readonly Message[] = [
  messageOf(leak, 1, {
    body: 'Bon dia,\n\nSurt aigua de la vorera davant del número 48 des d’aquest matí. Hi ha un pam d’aigua i els cotxes l’esquitxen.\n\nPodeu mirar la zona a https://www.openstreetmap.org/#map=19/41.5400/2.4440.\n\nGràcies,',
    createdAt: minutesAgo(96),
  }),
  messageOf(leak, 2, {
    author: cristina,
    body: 'Bon dia, Núria.\n\nHem avisat la brigada i hi va aquest matí. La mantindrem informada.\n\nCristina · Aigües de Mataró',
    createdAt: minutesAgo(62),
    deliveries: [deliveryOf(1)],
  }),
  messageOf(leak, 3, {
    visibility: 'internal',
    author: { ...cristina, id: 'agt_jordi', name: 'Jordi Masó' },
    body: 'Parlat amb la brigada 3: hi són a les 12. Cal tallar la vàlvula V-118; afecta els números 40 a 60.',
    createdAt: minutesAgo(40),
  }),
  messageOf(leak, 4, {
    body: thanks + quoted + signature,
    segments: [
      { kind: 'body', length: thanks.length },
      { kind: 'quote', length: quoted.length },
      { kind: 'signature', length: signature.length },
    ],
    html: '<p>Gràcies. <b>Segueix</b> sortint aigua, ara amb més força.</p><p>Us adjunto una foto.</p>',
    trust: 'unverified',
    createdAt: minutesAgo(8),
    attachments: [
      {
        id: id('att', 1),
        fileName: 'vorera.jpg',
        mediaType: 'image/jpeg',
        size: 1_840_000,
        contentId: null,
        inline: false,
      },
    ],
  }),
];

export const LEAK_EVENTS: readonly TicketEvent[] = [
  eventOf(leak, 1, {
    type: 'ticket.opened',
    actor: { kind: 'customer', id: null, name: 'Núria Puig' },
    at: minutesAgo(96),
  }),
  eventOf(leak, 2, {
    changes: {
      assigneeId: { before: null, after: 'agt_cristina' },
      status: { before: 'new', after: 'open' },
      priority: { before: 'normal', after: 'high' },
    },
    at: minutesAgo(70),
  }),
  eventOf(leak, 3, {
    type: 'message.added',
    message: { id: id('msg', 2), visibility: 'public', author: 'agent' },
    at: minutesAgo(62),
  }),
  eventOf(leak, 4, {
    changes: {
      tags: { before: [], after: ['fuita', 'via pública'] },
      groupId: { before: 'grp_care', after: 'grp_net' },
    },
    at: minutesAgo(58),
  }),
  eventOf(leak, 5, {
    type: 'message.added',
    message: { id: id('msg', 3), visibility: 'internal', author: 'agent' },
    actor: { kind: 'staff', id: 'agt_jordi', name: 'Jordi Masó' },
    at: minutesAgo(40),
  }),
  eventOf(leak, 6, {
    type: 'message.added',
    message: { id: id('msg', 4), visibility: 'public', author: 'customer' },
    actor: { kind: 'customer', id: null, name: 'Núria Puig' },
    at: minutesAgo(8),
  }),
];
