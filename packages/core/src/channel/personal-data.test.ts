import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawReference, formatReference } from '../reference.ts';
import { type PublishedFacts, personalDataIn } from './personal-data.ts';

const HOUSE: PublishedFacts = {
  own: ['937 41 61 00', 'consultes@aigues.example', '@amsa.example'],
  known: [],
};
const kinds = (text: string, facts = HOUSE) => personalDataIn(text, facts).map(({ kind }) => kind);

describe('refused', () => {
  test.each([
    ['El seu DNI 12345678Z consta', 'document'],
    ['12.345.678-Z', 'document'],
    ['12345678 z', 'document'],
    ['NIE X1234567L', 'document'],
    ['y-1234567-x', 'document'],
    ['CIF A58818501', 'document'],
    ['ES91 2100 0418 4502 0005 1332', 'account'],
    ['es9121000418450200051332', 'account'],
    ['targeta 4111 1111 1111 1111', 'card'],
    ['Truqui al 600 11 22 33', 'phone'],
    ['600112233', 'phone'],
    ['600.112.233', 'phone'],
    ['60 011 22 33', 'phone'],
    ['6 0 0 1 1 2 2 3 3', 'phone'],
    ['+34 600 112 233', 'phone'],
    ['0033 6 12 34 56 78', 'phone'],
    ['６００１１２２３３', 'phone'],
    ['600\u200b112\u200b233', 'phone'],
    ['Escrigui a ana@correu.example', 'email'],
    ['600\u2011111\u2011222', 'phone'],
    ['600\u2013111\u2013222', 'phone'],
    ['٦٠٠١١١٢٢٢', 'phone'],
    ['600\u034f111\ufe0f222', 'phone'],
    ['600 111222', 'phone'],
    ['600111222 24 h', 'phone'],
    ['a les 14 600111222', 'phone'],
    ['14 600 111 222 24', 'phone'],
    ['600/111/222', 'phone'],
    ['600  111  222', 'phone'],
    ['600 - 111 - 222', 'phone'],
    ['0034600111222', 'phone'],
    ['12345678\u2013Z', 'document'],
    ['12 345 678 Z', 'document'],
    ['12345678 - Z', 'document'],
    ['el 14 12345678 Z', 'document'],
    ['IBAN ES 91 2100 0418 4502 0005 1332', 'account'],
    ['ES91 2100 0418 4502 0005 1332 i ja està', 'account'],
    ['DE89 3704 0044 0532 0130 00', 'account'],
    ['el contracte núm. 442761', 'contract'],
    ['su contrato 44-2761', 'contract'],
    ['pòlissa: 0044276', 'contract'],
  ])('%s: %s', (text, kind) => expect(kinds(text)).toEqual([kind]));

  test('what is known of the customer, however it is written', () => {
    const facts = { own: [], known: ['0044-2761', 'Z9'] };
    expect(kinds('És el 00442761, oi?', facts)).toEqual(['known']);
    expect(kinds('Al punt Z9', facts)).toEqual([]);
  });

  test('everything that was found, each once', () => {
    expect(personalDataIn('12345678Z, 600112233 i ES9121000418450200051332', HOUSE)).toEqual([
      { kind: 'account', text: 'ES9121000418450200051332' },
      { kind: 'document', text: '12345678Z' },
      { kind: 'phone', text: '600112233' },
    ]);
  });
});

describe('let through', () => {
  test.each([
    'Bon dia! A les 12.00 tornarà l’aigua.',
    'Del 26-11-2026 al 27-11-2026, de 8.00 a 14.30',
    'Fins al 6.11.2026 a les 10',
    'Truqui al 937 41 61 00 o al +34 937 416 100',
    'Truqui gratis al 900 123 456, o al 112',
    'Escrigui a consultes@aigues.example o a premsa@amsa.example',
    'Carrer de la Riera, 48, 08301 Mataró',
    'Són 12345678 litres',
    'El contracte del 26-11-2026',
    'Truqui al 937 41 61 00, de 8 a 14',
    'De 15 a 20 hores tallarem l’aigua als carrers del centre',
    '12345678A no és cap document',
    'https://www.aigues.example/avaries/2026/11',
    'ES12 2100 0418 4502 0005 1332',
    '',
  ])('%s', (text) => expect(kinds(text)).toEqual([]));
});

test('a key of ours is always found, and for a key, whatever stands around it', () => {
  const reference = fc
    .uint8Array({ minLength: 40, maxLength: 40 })
    .map((bytes) => drawReference(bytes))
    .filter((one) => one !== undefined);
  const around = fc.constantFrom('', ' ', 'Clau: ', '\n', '(', '. ', 'és ', ' a ');
  fc.assert(
    fc.property(reference, around, fc.boolean(), (key, sign, shown) => {
      const text = `${sign}${shown ? formatReference(key) : key}${sign}`;
      expect(kinds(text)).toEqual(['reference']);
    }),
  );
});
