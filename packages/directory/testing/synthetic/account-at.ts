import type { ContractAccount, Invoice, MeterReading } from '../../src/port.ts';
import { drawFrom } from './draw.ts';

const PERIODS = 6;
const MONTHS_EACH = 2;

/** Two months' bills and readings of a contract, up to a day, the same for the same day. */
export function accountAt(serial: number, contractNumber: string, now: Date, cut: boolean): ContractAccount {
  const draw = drawFrom(serial ^ 0xacc0);
  const owes = cut ? 3 : draw(9) === 0 ? 1 : 0;
  const periods = Array.from({ length: PERIODS }, (_, back) => monthsBack(now, back * MONTHS_EACH));
  const invoices = periods.map((issued, back): Invoice => {
    const cents = 1_800 + draw(6_000);
    return {
      number: `F${issued.toISOString().slice(0, 7).replace('-', '')}${String(serial).padStart(7, '0')}`,
      issuedOn: day(issued),
      dueOn: day(new Date(issued.getTime() + 30 * 86_400_000)),
      amount: cents / 100,
      status: back < owes ? (back === 0 ? 'pending' : 'overdue') : 'paid',
    };
  });
  const unpaid = invoices.filter(({ status }) => status !== 'paid');
  return {
    contractNumber,
    invoices,
    debt: { amount: cents(unpaid), invoices: unpaid.length },
    readings: readingsOf(periods, 300 + draw(900), draw),
    supply: { cut, since: cut ? day(periods[1] ?? now) : null },
  };
}

function readingsOf(
  periods: readonly Date[],
  newest: number,
  draw: (below: number) => number,
): MeterReading[] {
  let value = newest;
  return periods.map((readOn) => {
    const reading: MeterReading = {
      readOn: day(readOn),
      value,
      kind: draw(5) === 0 ? 'estimated' : 'real',
    };
    value -= 8 + draw(25);
    return reading;
  });
}

const cents = (invoices: readonly Invoice[]) =>
  invoices.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100;

const monthsBack = (now: Date, months: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 5));

const day = (at: Date) => at.toISOString().slice(0, 10);
