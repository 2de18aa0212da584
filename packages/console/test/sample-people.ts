import type {
  ContactIdentity,
  ContactNote,
  Identification,
  Representation,
  TimelineEntry,
} from '@sinia/contracts';
import type { AquacisCustomer, ContractAccount, PersonCard } from '../src/port/people-port.ts';
import type { FakeDesk } from './fake-desk.ts';
import { minutesAgo, NOW, TICKETS } from './sample-desk.ts';

/** Invented customers: no document of theirs could be anybody's. */
export const personId = (number: number) => `con_${String(number).padStart(26, '0')}`;

const DAY = 24 * 60;

export function identityOf(
  kind: ContactIdentity['kind'],
  value: string,
  more: Partial<ContactIdentity> = {},
): ContactIdentity {
  return {
    ...{ kind, value, source: 'agent', verified: false, verifiedHow: null },
    ...{ addedAt: minutesAgo(40 * DAY), addedBy: 'Cristina Vidal' },
    ...more,
  };
}

const AQUACIS = {
  source: 'aquacis',
  verified: true,
  verifiedHow: 'integration',
  addedBy: 'Aquacis',
} as const;

type Fact = PersonCard['facts']['name'][number];
export const factOf = (value: Fact['value'], source: Fact['source'] = 'agent'): Fact => ({
  ...{ value, source, verifiedHow: null, by: source === 'aquacis' ? 'Aquacis' : 'Cristina Vidal' },
  at: minutesAgo(40 * DAY),
});

export function cardOf(number: number, name: string, more: Partial<PersonCard> = {}): PersonCard {
  const { address = null, language = 'ca' } = more;
  return {
    ...{ id: personId(number), version: 1, kind: 'person', name, address, language },
    ...{
      preferredChannel: null,
      vulnerable: null,
      over65: null,
      aquacisId: null,
      identities: [],
      contracts: [],
    },
    ...{ lastContactAt: minutesAgo(45), createdAt: minutesAgo(90 * DAY), updatedAt: NOW, conflicts: [] },
    facts: {
      ...{ name: [factOf(name)], address: [], preferredChannel: [], vulnerable: [], over65: [] },
      language: language ? [factOf(language)] : [],
    },
    ...more,
  };
}

export const contractOf = (
  number: string,
  more: Partial<AquacisCustomer['contracts'][number]> = {},
): AquacisCustomer['contracts'][number] => ({
  ...{ number, role: 'holder', status: 'active', supplyPointId: '88001', meterSerial: 'A19XK004512' },
  supplyAddress: { street: 'Carrer de la Riera, 12', postcode: '08301', town: 'Mataró' },
  ...{ use: 'DOMÈSTIC', startDate: '2019-03-01', endDate: null },
  ...more,
});

const ofCard = (contract: AquacisCustomer['contracts'][number]): PersonCard['contracts'][number] => ({
  ...contract,
  ...{ source: 'aquacis', supplyAddress: 'Carrer de la Riera, 12, Mataró' },
});

export const NURIA = cardOf(1, 'Núria Puig Ferrer', {
  ...{ aquacisId: '104512', address: 'Carrer de la Riera, 12, 08301 Mataró' },
  ...{ over65: true, preferredChannel: 'sms', conflicts: ['address'] },
  contracts: [
    ofCard(contractOf('4501238')),
    ofCard(contractOf('4498801', { role: 'payer', status: 'cut', meterSerial: null })),
  ],
  identities: [
    identityOf('email', 'nuria.puig@example.cat', {
      verified: true,
      verifiedHow: 'dmarc',
      source: 'channel',
    }),
    identityOf('phone', '+34600111222', AQUACIS),
    identityOf('documentId', '00000012A', AQUACIS),
    identityOf('contract', '4501238', AQUACIS),
  ],
  facts: {
    name: [factOf('Núria Puig Ferrer', 'aquacis')],
    address: [
      factOf('Carrer de la Riera, 12, 08301 Mataró', 'aquacis'),
      factOf('Carrer de Biada, 40, 2n 1a, Mataró'),
    ],
    language: [factOf('ca')],
    preferredChannel: [factOf('sms')],
    vulnerable: [],
    over65: [factOf(true)],
  },
});

export const NURIA_TWICE = cardOf(2, 'N. Puig', {
  identities: [identityOf('phone', '+34600111222', { source: 'form' })],
});

export const TOMAS = cardOf(3, 'Tomás Rey', {
  language: 'es',
  vulnerable: true,
  identities: [identityOf('phone', '+34655444333')],
  facts: { ...cardOf(3, 'Tomás Rey').facts, vulnerable: [factOf(true)] },
});

export const customerOf = (customerId: string, name: string, more: Partial<AquacisCustomer> = {}) =>
  ({
    ...{ customerId, kind: 'person', name, documentId: null, documentType: null, emails: [], phones: [] },
    ...{ language: 'ca', addresses: [], contracts: [], updatedAt: minutesAgo(3 * DAY) },
    ...more,
  }) satisfies AquacisCustomer;

export const CUSTOMERS: readonly AquacisCustomer[] = [
  customerOf('104512', 'Núria Puig Ferrer', {
    ...{ documentId: '00000012A', documentType: 'DNI', phones: ['+34600111222'] },
    contracts: [
      contractOf('4501238'),
      contractOf('4498801', { role: 'payer', status: 'cut', meterSerial: null }),
    ],
  }),
  customerOf('220871', 'Joana Mir Col·lell', {
    ...{ documentId: '00000034B', documentType: 'DNI', phones: ['+34655000111'] },
    addresses: [{ street: 'Carrer Nou, 3', postcode: '08302', town: 'Mataró' }],
    contracts: [contractOf('4712009')],
  }),
];

export const ACCOUNT: ContractAccount = {
  account: {
    contractNumber: '4501238',
    invoices: [
      {
        ...{ number: 'F2026-0918', issuedOn: '2026-10-02', dueOn: '2026-10-22' },
        ...{ amount: 48.37, status: 'paid' },
      },
      {
        ...{ number: 'F2026-1150', issuedOn: '2026-11-03', dueOn: '2026-11-23' },
        ...{ amount: 61.2, status: 'overdue' },
      },
    ],
    debt: { amount: 61.2, invoices: 1 },
    readings: [{ readOn: '2026-11-01', value: 812, kind: 'real' }],
    supply: { cut: false, since: null },
  },
  degraded: null,
  link: 'https://aquacis.example/contracte/4501238',
};

export function identificationOf(more: Partial<Identification> = {}): Identification {
  return {
    ...{ outcome: 'matched', contactId: NURIA.id, provisional: false, candidates: [], reason: 'email' },
    ...{ rulesVersion: 0, at: NOW },
    ...more,
  };
}

/** Whose the samples are: the first of somebody we know, others in doubt. */
export function identify(server: FakeDesk): void {
  const set = (number: number, contactId: string | null, identification: Identification) => {
    const id = TICKETS[number - 1]?.id ?? '';
    const ticket = server.tickets.get(id);
    if (ticket) server.tickets.set(id, { ...ticket, contactId, identification });
  };
  const candidates = [
    { contactId: NURIA.id, score: 82, reasons: ['phone', 'name'] as const },
    { contactId: NURIA_TWICE.id, score: 80, reasons: ['phone'] as const },
  ].map(({ reasons, ...one }) => ({ ...one, reasons: [...reasons] }));
  const nobody = { contactId: null, candidates } as const;
  set(1, NURIA.id, identificationOf());
  set(10, NURIA.id, identificationOf());
  set(6, NURIA.id, identificationOf({ provisional: true, reason: 'phone', candidates }));
  set(2, null, identificationOf({ ...nobody, outcome: 'ambiguous', reason: 'several_match' }));
  set(3, null, identificationOf({ ...nobody, candidates: [], outcome: 'unknown', reason: 'no_match' }));
  set(8, null, identificationOf({ ...nobody, candidates: [], outcome: 'anonymous', reason: 'no_claim' }));
}

export const NOTE: ContactNote = {
  ...{ id: `not_${'0'.repeat(25)}1`, body: 'Prefereix que li truquin a partir de les 17 h.' },
  ...{ author: 'Jordi Masó', own: false, createdAt: minutesAgo(20 * DAY) },
};

export const GESTORIA: Representation = {
  ...{ id: `rep_${'0'.repeat(25)}1`, state: 'active', proof: 'written', remark: null },
  representative: { id: NURIA.id, name: NURIA.name },
  represented: { id: personId(3), name: 'Tomás Rey' },
  ...{ contracts: ['4712009'], attachmentId: null, validFrom: minutesAgo(60 * DAY) },
  ...{ expiresAt: '2027-12-31T22:59:59.000Z', createdBy: 'Cristina Vidal' },
  ...{ createdAt: minutesAgo(60 * DAY), revokedAt: null },
};

const ofNuria = (id: string, more: Partial<TimelineEntry>): TimelineEntry => ({
  ...{ id, kind: 'message', type: 'message', at: minutesAgo(45), channel: 'email', visibility: 'public' },
  ...{ actor: { kind: 'customer', name: NURIA.name }, text: null, changes: {}, detail: {} },
  ticket: {
    id: TICKETS[0]?.id ?? '',
    reference: TICKETS[0]?.reference ?? '',
    subject: TICKETS[0]?.subject ?? '',
  },
  ...more,
});

/** What passed with the first of them, newest first. */
export const PASSED: readonly TimelineEntry[] = [
  ofNuria('msg_1', { text: 'Gràcies. Segueix sortint aigua, ara amb més força. Us adjunto una foto.' }),
  ofNuria('evt_1', {
    ...{ kind: 'ticket', type: 'ticket.changed', visibility: null, at: minutesAgo(90) },
    actor: { kind: 'staff', name: 'Cristina Vidal' },
    changes: { status: { before: 'new', after: 'open' } },
  }),
  ofNuria('cal_1', {
    ...{ kind: 'call', type: 'call.inbound', channel: 'phone', visibility: null, at: minutesAgo(2 * DAY) },
    ...{ actor: { kind: 'customer', name: '' }, ticket: null },
    detail: { outcome: 'answered', talkSeconds: 185 },
  }),
  ofNuria('not_1', {
    ...{ kind: 'note', type: 'note', channel: null, visibility: 'internal', at: minutesAgo(20 * DAY) },
    ...{ actor: { kind: 'staff', name: 'Jordi Masó' }, ticket: null, text: NOTE.body },
  }),
  ofNuria('evt_2', {
    ...{ kind: 'ticket', type: 'survey.answered', visibility: null, at: minutesAgo(62 * DAY) },
    detail: { rating: 5 },
  }),
];
