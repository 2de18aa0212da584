import { fold } from '@sinia/core';
import { DirectoryFailure } from '../directory-failure.ts';
import type { ContractAccount, Invoice, MeterReading } from '../port.ts';
import { readFlag } from '../record/codes.ts';
import { readAmount, readDay } from '../record/wire-values.ts';
import { isNode, nodesOf, textOf, type WireNode } from './wire-node.ts';

const INVOICE_STATUSES: Readonly<Record<string, Invoice['status']>> = {
  ...{ cobrada: 'paid', pagada: 'paid', c: 'paid', '1': 'paid' },
  ...{ pendent: 'pending', pendiente: 'pending', p: 'pending', '2': 'pending' },
  ...{ impagada: 'overdue', vencuda: 'overdue', vencida: 'overdue', i: 'overdue', '3': 'overdue' },
  ...{ anullada: 'cancelled', anulada: 'cancelled', a: 'cancelled', '4': 'cancelled' },
};

const READING_KINDS: Readonly<Record<string, MeterReading['kind']>> = {
  ...{ real: 'real', r: 'real', estimada: 'estimated', e: 'estimated' },
  ...{ client: 'customer', cliente: 'customer', c: 'customer' },
};

/** What the master does not tell stays null: it is not nothing. */
export function readAccount(contractNumber: string, node: WireNode): ContractAccount {
  const tells = (name: string) => isNode(node[name]) || node[name] === '';
  return {
    contractNumber,
    invoices: tells('factures') ? nodesOf(node, 'factures', 'factura').map(readInvoice) : null,
    debt: isNode(node.deute) ? readDebt(node.deute) : null,
    readings: tells('lectures') ? nodesOf(node, 'lectures', 'lectura').map(readReading) : null,
    supply: isNode(node.subministrament) ? readSupply(node.subministrament) : null,
  };
}

function readInvoice(node: WireNode): Invoice {
  const status = fold(textOf(node, 'estat') ?? '').replace(/^0+(?=\d)/, '');
  return {
    number: textOf(node, 'numero') ?? '',
    issuedOn: readDay(textOf(node, 'dataEmissio')) ?? null,
    dueOn: readDay(textOf(node, 'dataVenciment')) ?? null,
    amount: amountOf(node, 'import'),
    status: INVOICE_STATUSES[status] ?? 'pending',
  };
}

function readDebt(node: WireNode): NonNullable<ContractAccount['debt']> {
  return { amount: amountOf(node, 'import'), invoices: Number(textOf(node, 'factures') ?? 0) || 0 };
}

function readReading(node: WireNode): MeterReading {
  const day = readDay(textOf(node, 'data'));
  if (!day) throw new DirectoryFailure('malformed', 'a reading without a day');
  return {
    readOn: day,
    value: amountOf(node, 'valor'),
    kind: READING_KINDS[fold(textOf(node, 'tipus') ?? '')] ?? 'real',
  };
}

function readSupply(node: WireNode): NonNullable<ContractAccount['supply']> {
  return {
    cut: readFlag(textOf(node, 'tallat')) === 'yes',
    since: readDay(textOf(node, 'desDe')) ?? null,
  };
}

/** Money must not be guessed. */
function amountOf(node: WireNode, name: string): number {
  const amount = readAmount(textOf(node, name));
  if (amount === undefined || amount === null)
    throw new DirectoryFailure('malformed', `no amount in ${name}`);
  return amount;
}
