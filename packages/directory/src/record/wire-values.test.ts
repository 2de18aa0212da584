import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount, readDay, readMoment } from './wire-values.ts';

test.each([
  ['31/12/2026', '2026-12-31'],
  ['1/2/2026', '2026-02-01'],
  ['2026-12-31', '2026-12-31'],
  ['2026-12-31T00:00:00', '2026-12-31'],
  ['20261231', '2026-12-31'],
  ['31.12.2026 10:00', '2026-12-31'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2026', undefined],
  ['2026-13-01', undefined],
  ['demà', undefined],
  ['', null],
  [null, null],
  ['00000000', null],
  ['0000-00-00', null],
  ['00/00/0000', null],
  ['0001-01-01T00:00:00', null],
  ['31/12/9999', null],
])('the day %j is %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each([
  ['01/07/2026 10:30:00', '2026-07-01T08:30:00.000Z'],
  ['2026-01-01T10:30:00', '2026-01-01T09:30:00.000Z'],
  ['2026-01-01T10:30:00Z', '2026-01-01T10:30:00.000Z'],
  ['2026-01-01T10:30:00.1234567+0100', '2026-01-01T09:30:00.123Z'],
  ['2026-01-01 10:30', '2026-01-01T09:30:00.000Z'],
  ['20260701', '2026-06-30T22:00:00.000Z'],
  ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T03:30:00', '2026-10-25T02:30:00.000Z'],
  ['2026-01-01T25:00:00', undefined],
  ['', null],
])('the moment %j is %s', (text, moment) => {
  expect(readMoment(text)).toBe(moment);
});

test.each([
  ['1.234,56', 1234.56],
  ['1,234.56', 1234.56],
  ['1234.56', 1234.56],
  ['-12,3 €', -12.3],
  ['1.234.567', 1234567],
  ['12', 12],
  ['0,00 EUR', 0],
  ['', null],
  [null, null],
  ['dotze', undefined],
  ['1.2.3,4', undefined],
])('the amount %j is %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

test('an amount comes back from either way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (cents) => {
      const amount = cents / 100;
      const grouped = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(amount);
      expect([readAmount(grouped), readAmount(amount.toFixed(2))]).toEqual([amount, amount]);
    }),
  );
});
