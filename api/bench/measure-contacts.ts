import { type Candidate, type Claim, DEFAULT_IDENTIFICATION, identify } from '@sinia/core/identity';
import { customerAt } from '@sinia/directory/testing';
import { median } from './figures.ts';
import type { Installation } from './installation.ts';
import { measurePaths, type Rounds } from './measure-reading.ts';
import type { Measured } from './run-load.ts';

const CONTACTS = 60_000;
const ASKED = 600;
const IDENTIFIED = 2_000;
/** As many as are ever read for one sender. */
const CANDIDATES = 50;

export interface ContactFigures {
  readonly importSeconds: number;
  readonly search: Measured;
  /** A second, eight at once. */
  readonly searchRate: number;
  /** Milliseconds of one identification among as many candidates as there can be. */
  readonly identifyMs: number;
}

/** 60,000 contacts brought in as one request, looked for by every key; the server runs. */
export async function measureContacts(at: Installation, rounds: Rounds): Promise<ContactFigures> {
  const importSeconds = await measureImport(at);
  const { one, busy } = await measurePaths(at, searches(), rounds);
  return {
    importSeconds,
    search: one,
    searchRate: busy.perSecond,
    identifyMs: measureIdentify(rounds.rounds),
  };
}

/** Brings the contacts in, as one request. @returns the seconds that it took */
export async function measureImport({ baseUrl, keys, sql }: Installation): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${baseUrl}/v1/contacts/import`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${keys[0]}`, 'Content-Type': 'application/x-ndjson' },
    body: new Blob(Array.from({ length: CONTACTS }, (_, index) => `${JSON.stringify(contactAt(index))}\n`)),
  });
  const { created, rejected } = (await response.json()) as { created?: number; rejected?: number };
  if (created !== CONTACTS) throw new Error(`${created} contacts were created, ${rejected} rejected`);
  const took = (performance.now() - began) / 1000;
  await sql`vacuum analyze`;
  return took;
}

/** A customer as a contact, with identities of its own: what they share in the billing system is another matter. */
function contactAt(index: number) {
  const { id, companyName, name, surname1, surname2, contracts } = customerAt(index);
  const number = String(index).padStart(6, '0');
  return {
    name: companyName ?? [name, surname1, surname2].filter(Boolean).join(' '),
    aquacisId: id,
    identities: [
      { kind: 'email', value: `client${number}@correu.example` },
      { kind: 'phone', value: `+34600${number}` },
    ],
    contracts: contracts.slice(0, 1).map((contract) => ({
      ...{ number: `C${number}`, role: contract.role },
      ...(contract.meterSerial && { meterSerial: contract.meterSerial }),
    })),
  };
}

/** One contact after the other, each by another key. */
function searches(): string[] {
  return Array.from({ length: ASKED }, (_, turn) => {
    const contact = contactAt((turn * 97) % CONTACTS);
    const [email, phone] = contact.identities;
    const [contract] = contact.contracts;
    const keys = [
      ...[email?.value, phone?.value, contract?.number ?? email?.value],
      ...[contract?.meterSerial ?? phone?.value, contact.name],
    ];
    return `/v1/contacts?limit=20&q=${encodeURIComponent(keys[turn % keys.length] ?? contact.name)}`;
  });
}

function measureIdentify(rounds: number): number {
  const claims: Claim[] = [
    { kind: 'name', value: 'Núria Puig Ferrer', proof: 'staff' },
    { kind: 'documentId', value: '00000001R', proof: 'staff' },
    { kind: 'email', value: 'nuria@correu.example', proof: 'dmarc' },
    { kind: 'phone', value: '+34600111222', proof: 'caller_id' },
    { kind: 'contract', value: 'C1', proof: 'staff' },
  ];
  const candidates = Array.from({ length: CANDIDATES }, (_, index): Candidate => {
    return {
      ...{ contactId: `con_${index}`, name: contactAt(index).name, lastContactAt: null },
      identities: [
        { kind: 'email', value: 'nuria@correu.example' },
        { kind: 'phone', value: '+34600111222' },
      ],
    };
  });
  const all = Array.from({ length: rounds }, () => {
    const began = performance.now();
    for (let turn = 0; turn < IDENTIFIED; turn += 1) identify(claims, candidates, DEFAULT_IDENTIFICATION);
    return (performance.now() - began) / IDENTIFIED;
  });
  return median(all);
}
