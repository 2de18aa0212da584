import type { DirectoryAddress, DirectoryContract, DirectoryCustomer } from '../src/customer.ts';
import { escapeXml } from '../src/http/soap-envelope.ts';
import type { ContractAccount } from '../src/port.ts';

/** A tree of an answer: text, numbers, nothing (`xsi:nil`), parts, and lists of parts. */
export type Wire =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Wire[]
  | { readonly [name: string]: Wire };

const ROLES = { holder: 'T', payer: 'P', tenant: 'I', owner: 'PROP', correspondence: 'C' } as const;
const STATUSES = { active: 'ALTA', ended: 'BAIXA', cut: 'TALLAT', pending: 'PENDENT' } as const;

/** A customer as the master writes them: identifiers now a number, now text; days and moments as local text. */
export function wireCustomer(customer: DirectoryCustomer): Wire {
  const { id, standing, updatedAt, language, documentType } = customer;
  return {
    idClient: Number(id) % 2 === 0 ? Number(id) : id,
    tipus: customer.kind === 'company' ? 'J' : 'F',
    document: customer.documentId,
    tipusDocument: documentType === 'DNI' ? 'NIF' : documentType,
    nom: customer.name,
    cognom1: customer.surname1,
    cognom2: customer.surname2,
    raoSocial: customer.companyName,
    correus: { correu: customer.emails },
    telefons: { telefon: customer.phones.map(({ raw }) => raw) },
    idioma: language === 'es' ? 'ESP' : language && 'CAT',
    adreces: { adreca: customer.addresses.map(wireAddress) },
    contractes: { contracte: customer.contracts.map(wireContract) },
    bloqueigRgpd: standing === 'blocked' ? 'S' : 'N',
    anonimitzat: standing === 'anonymised' ? 'S' : 'N',
    dataModificacio: localMoment(updatedAt),
  };
}

function wireAddress({ street, postcode, town }: DirectoryAddress): Wire {
  return { via: street, codiPostal: postcode, municipi: town };
}

function wireContract(contract: DirectoryContract): Wire {
  return {
    numero: contract.number,
    rol: ROLES[contract.role],
    estat: STATUSES[contract.status],
    puntSubministrament: contract.supplyPointId,
    adrecaSubministrament: contract.supplyAddress && wireAddress(contract.supplyAddress),
    comptador: contract.meterSerial,
    us: contract.use,
    dataAlta: spanishDay(contract.startDate),
    dataBaixa: spanishDay(contract.endDate),
  };
}

export function wireAccount({ invoices, debt, readings, supply }: ContractAccount): Wire {
  const statuses = {
    paid: 'COBRADA',
    pending: 'PENDENT',
    overdue: 'IMPAGADA',
    cancelled: 'ANUL·LADA',
  } as const;
  const kinds = { real: 'R', estimated: 'E', customer: 'C' } as const;
  return {
    factures: {
      factura: (invoices ?? []).map(({ number, issuedOn, dueOn, amount, status }) => ({
        ...{ numero: number, dataEmissio: spanishDay(issuedOn), dataVenciment: spanishDay(dueOn) },
        ...{ import: spanishAmount(amount), estat: statuses[status] },
      })),
    },
    deute: debt && { import: spanishAmount(debt.amount), factures: debt.invoices },
    lectures: {
      lectura: (readings ?? []).map(({ readOn, value, kind }) => ({
        ...{ data: spanishDay(readOn), valor: value, tipus: kinds[kind] },
      })),
    },
    subministrament: supply && { tallat: supply.cut ? 'S' : 'N', desDe: spanishDay(supply.since) },
  };
}

/** XML as one finds it: `xsi:nil` for nothing, an empty element for an empty list. */
export function toXml(name: string, value: Wire): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((item: Wire) => toXml(name, item)).join('');
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const parts = Object.entries(value as { readonly [name: string]: Wire });
  return `<${name}>${parts.map(([part, inner]) => toXml(part, inner)).join('')}</${name}>`;
}

/** JSON made from the same classes: a list of one is its element, an empty one is missing. */
export function toJson(value: Wire): unknown {
  if (Array.isArray(value)) return value.length === 1 ? toJson(value[0] as Wire) : value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value as { readonly [name: string]: Wire }).filter(
    ([, inner]) => !(Array.isArray(inner) && inner.length === 0),
  );
  return Object.fromEntries(parts.map(([name, inner]) => [name, toJson(inner)]));
}

function spanishDay(day: string | null): string | null {
  return day === null ? null : day.split('-').reverse().join('/');
}

function spanishAmount(amount: number): string {
  return new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(amount);
}

const LOCAL = new Intl.DateTimeFormat('es-ES', {
  ...{ timeZone: 'Europe/Madrid', hourCycle: 'h23' },
  ...{
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
});

function localMoment(instant: string): string {
  return LOCAL.format(new Date(instant)).replace(',', '');
}
