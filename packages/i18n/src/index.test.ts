import { describe, expect, test } from 'vitest';
import { formatDuration, formatLongDate, formatTime, formatWhen, matchLocale, plural } from './index.ts';

test.each([
  [['ca-ES'], 'ca'],
  [['fr', 'es_MX', 'ca'], 'es'],
  [['EN-gb'], 'en'],
  [[null, undefined, ''], 'ca'],
  [['castellano'], 'ca'],
] as const)('%j is answered in %s', (wanted, locale) => {
  expect(matchLocale(wanted)).toBe(locale);
});

describe('plurals', () => {
  const forms = { one: '# missatge', many: '# de missatges', other: '# missatges' };

  test.each([
    [0, '0 missatges'],
    [1, '1 missatge'],
    [2, '2 missatges'],
    [1_000_000, '1.000.000 de missatges'],
  ])('%d', (count, text) => {
    expect(plural('ca', count, forms)).toBe(text);
  });

  test('a million without a form of its own takes the common one', () => {
    expect(plural('es', 1_000_000, { one: '# aviso', other: '# avisos' })).toBe('1.000.000 avisos');
  });
});

describe('dates are those of Mataró', () => {
  test('late in the evening UTC is already tomorrow there', () => {
    expect(formatLongDate('ca', '2026-11-22T23:30:00Z')).toBe('dilluns, 23 de novembre del 2026');
    expect(formatTime('es', '2026-11-22T23:30:00Z')).toBe('00:30');
  });

  test.each([
    ['es', '2026-11-24T09:00:00Z', 'mañana, 10:00'],
    ['ca', '2026-11-24T09:00:00Z', 'demà, 10:00'],
    ['ca', '2026-11-22T15:40:00Z', 'ahir, 16:40'],
    ['en', '2026-11-23T07:05:00Z', 'today, 08:05'],
  ] as const)('in %s, %s is %s', (locale, instant, text) => {
    expect(formatWhen(locale, instant, '2026-11-23T12:00:00Z')).toBe(text);
  });

  test('the day counts by the calendar, across the change of the clocks', () => {
    expect(formatWhen('es', '2026-10-25T22:30:00Z', '2026-10-24T22:30:00Z')).toBe('hoy, 23:30');
  });
});

test.each([
  [0, '0 s'],
  [59.9, '59 s'],
  [60, '1 min'],
  [184, '3 min 4 s'],
  [3_600, '1 h'],
  [3_725, '1 h 2 min'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds).replaceAll('\u00a0', ' ')).toBe(text);
});
