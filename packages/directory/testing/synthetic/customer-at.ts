import type { DirectoryAddress, DirectoryContract, DirectoryCustomer } from '../../src/customer.ts';
import { syntheticCif, syntheticDni, syntheticNie, withWrongLetter } from './documents.ts';
import { drawFrom, pick } from './draw.ts';
import { GIVEN_NAMES, POSTCODES, STREETS, SURNAMES, TRADES } from './words.ts';

export const FIRST_ID = 100_000;
export const MOST_CONTRACTS_EACH = 100;

const FIRST_CHANGE = Date.UTC(2021, 0, 4, 8);
const CHANGE_EVERY_MS = 37 * 60_000;

type Draw = (below: number) => number;
type Who = Pick<
  DirectoryCustomer,
  'kind' | 'name' | 'surname1' | 'surname2' | 'companyName' | 'documentId' | 'documentType' | 'emails'
>;

/** What kind of customer stands at a place of the list: mostly people with one contract. */
const KINDS = [
  { every: 500, kind: 'manager' },
  { every: 19, kind: 'company' },
  { every: 23, kind: 'foreigner' },
] as const;

/**
 * The customer at a place of the synthetic master, the same every time, and nobody: the documents are of ranges that were
 * never issued (docs/decisions/synthetic-customers.md).
 *
 * @param index from 0
 */
export function customerAt(index: number): DirectoryCustomer {
  const draw = drawFrom(index);
  const kind = KINDS.find(({ every }) => index % every === every - 1)?.kind ?? 'person';
  const who =
    kind === 'person' || kind === 'foreigner' ? person(draw, index, kind) : company(draw, index, kind);
  return {
    id: idOf(index),
    ...who,
    phones: phonesOf(draw, index),
    language: draw(3) === 0 ? 'es' : 'ca',
    addresses: [addressOf(draw)],
    contracts: contractsOf(index, kind === 'manager' ? 24 + draw(40) : 1),
    standing: 'active',
    updatedAt: new Date(FIRST_CHANGE + index * CHANGE_EVERY_MS).toISOString(),
  };
}

export const idOf = (index: number) => String(FIRST_ID + index);

function person(draw: Draw, index: number, kind: 'person' | 'foreigner'): Who {
  const [name, surname1, surname2] = [pick(draw, GIVEN_NAMES), pick(draw, SURNAMES), pick(draw, SURNAMES)];
  const right = kind === 'foreigner' ? syntheticNie(index) : syntheticDni(index);
  return {
    kind: 'person',
    ...{
      name,
      surname1,
      surname2: kind === 'foreigner' ? null : surname2,
      companyName: null,
    },
    documentId: index % 211 === 210 ? withWrongLetter(right) : right,
    documentType: kind === 'foreigner' ? 'NIE' : 'DNI',
    emails: draw(3) === 0 ? [] : [`${plain(name)}.${plain(surname1)}.${index}@correu.example`],
  };
}

function company(draw: Draw, index: number, kind: 'company' | 'manager'): Who {
  const surname = pick(draw, SURNAMES);
  const title = kind === 'manager' ? 'Administració de Finques' : pick(draw, TRADES);
  return {
    kind: 'company',
    ...{ name: '', surname1: null, surname2: null },
    companyName: `${title} ${surname} ${index}, SL`,
    documentId: syntheticCif(index),
    documentType: 'CIF',
    emails: [`oficina.${index}@empresa.example`],
  };
}

/** Two people of one household share a landline: who calls from it is not certain. */
function phonesOf(draw: Draw, index: number) {
  const mobile = String(600_000_000 + index);
  const landline = String(930_000_000 + (index % 50 === 49 ? index - 1 : index));
  const numbers = [
    draw(4) === 0 ? landline : mobile,
    ...(draw(2) === 0 || index % 50 >= 48 ? [landline] : []),
  ];
  return [...new Set(numbers)].map((raw) => ({ raw, e164: `+34${raw}` }));
}

function contractsOf(index: number, count: number): DirectoryContract[] {
  const own = Array.from({ length: count }, (_, place) => contractOf(index, place));
  // Whoever lives there pays the neighbour's bill: one contract, two customers.
  const paid = index % 20 === 7 ? [{ ...contractOf(index - 1, 0), role: 'payer' as const }] : [];
  return [...own, ...paid];
}

function contractOf(index: number, place: number): DirectoryContract {
  const serial = index * MOST_CONTRACTS_EACH + place;
  const draw = drawFrom(serial ^ 0x5eed);
  const ended = draw(12) === 0;
  const year = 2000 + draw(20);
  return {
    number: contractNumber(index, place),
    role: 'holder',
    status: ended ? 'ended' : draw(80) === 0 ? 'cut' : 'active',
    supplyPointId: `PS${String(serial).padStart(8, '0')}`,
    supplyAddress: addressOf(draw),
    meterSerial: meterSerial(index, place),
    use: draw(9) === 0 ? 'INDUSTRIAL' : 'DOMÈSTIC',
    startDate: `${year}-0${1 + draw(9)}-1${draw(10)}`,
    endDate: ended ? `${year + 3}-06-30` : null,
  };
}

export const contractNumber = (index: number, place: number) =>
  String(index * MOST_CONTRACTS_EACH + place).padStart(9, '0');

export const meterSerial = (index: number, place: number) =>
  `A${String(index * MOST_CONTRACTS_EACH + place).padStart(8, '0')}`;

function addressOf(draw: Draw): DirectoryAddress {
  const floor = draw(2) === 0 ? `, ${1 + draw(6)}r ${1 + draw(3)}a` : '';
  return {
    street: `${pick(draw, STREETS)}, ${1 + draw(180)}${floor}`,
    postcode: pick(draw, POSTCODES),
    town: 'Mataró',
  };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
