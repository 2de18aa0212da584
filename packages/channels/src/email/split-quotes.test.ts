import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitQuotes, visibleText } from './split-quotes.ts';

const ANSWER = 'Bon dia,\n\nLa fuita continua.\n\n';
const kinds = (text: string) => splitQuotes(text).map(({ kind }) => kind);

describe('splitQuotes folds', () => {
  test.each([
    [
      'Gmail, Catalan',
      'El dt., 24 de nov. 2026 a les 9:12, Atenció <atencio@sinia.example> va escriure:\n\n> Hem rebut\n',
    ],
    [
      'Gmail, Spanish',
      'El mar, 24 nov 2026 a las 9:12, Atención (<atencio@sinia.example>) escribió:\n\n> Hemos recibido\n',
    ],
    [
      'Gmail, English',
      'On Tue, Nov 24, 2026 at 9:12 AM Support <atencio@sinia.example> wrote:\n\n> We received\n',
    ],
    [
      'Gmail, folded over lines',
      'On Tue, Nov 24, 2026 at 9:12 AM A very long name of a service <\natencio@sinia.example>\nwrote:\n\n> a\n',
    ],
    [
      'Apple, Spanish',
      'El 24 nov 2026, a las 9:12, Atención <atencio@sinia.example> escribió:\n\nHemos recibido\n',
    ],
    [
      'Apple, Catalan',
      'El 24 nov. 2026, a les 9:12, Atenció <atencio@sinia.example> va escriure:\n\nHem rebut\n',
    ],
    ['Outlook divider, Catalan', '-----Missatge original-----\nDe: Atenció\nAssumpte: x\n\nHem rebut\n'],
    ['Outlook divider, Spanish', '-----Mensaje original-----\nDe: Atención\n'],
    ['Outlook divider, English', '-----Original Message-----\nFrom: Support\n'],
    [
      'Outlook headers, Catalan',
      '________________________________\nDe: Atenció <a@sinia.example>\nEnviat: dimarts, 24 de novembre de 2026 9:12\nPer a: Anna\nAssumpte: Fuita\n\nHem rebut\n',
    ],
    [
      'Outlook headers, Spanish',
      'De: Atención <a@sinia.example>\nEnviado el: martes, 24 de noviembre de 2026 9:12\nPara: Anna\nAsunto: Fuga\n\nHemos\n',
    ],
    [
      'Outlook headers, English',
      'From: Support <a@sinia.example>\nSent: Tuesday\nTo: Anna\nSubject: Leak\n\nWe\n',
    ],
    ['forward, Gmail', '---------- Forwarded message ---------\nDe: Pere\n'],
    ['forward, Apple, Catalan', 'Inici del missatge reenviat:\n\nDe: Pere\n'],
  ])('%s', (_name, quote) => {
    expect(splitQuotes(ANSWER + quote)).toEqual([
      { kind: 'visible', text: ANSWER },
      { kind: 'quoted', text: quote },
    ]);
  });

  test.each([
    ['-- \nAnna Exemple\nTel. 930 000 000\n'],
    ['Enviat des del meu iPhone\n'],
    ['Enviado desde mi iPhone\n'],
    ['Enviado desde mi Samsung Galaxy\n'],
    ['Sent from my iPhone\n'],
    ['Get Outlook for Android\n'],
  ])('the signature %j', (signature) => {
    expect(splitQuotes(ANSWER + signature)).toEqual([
      { kind: 'visible', text: ANSWER },
      { kind: 'signature', text: signature },
    ]);
  });

  test('signature above a quote', () => {
    expect(
      kinds(
        `${ANSWER}Enviat des del meu iPhone\n\nEl 24 nov. 2026, a les 9:12, A <a@b.example> va escriure:\n\n> x\n`,
      ),
    ).toEqual(['visible', 'signature', 'quoted']);
  });

  test('answers between quoted lines stay visible', () => {
    expect(kinds('> Quin és el comptador?\nEl número 12.\n> I l’adreça?\nRiera 1.\n')).toEqual([
      'quoted',
      'visible',
      'quoted',
      'visible',
    ]);
  });
});

describe('splitQuotes leaves visible', () => {
  test.each([
    ['El veí va escriure:\nno hi ha aigua\n'],
    ['De: la factura no entenc res\nGràcies\n'],
    ['El meu pare ho va dir.\n\n-----\nGràcies\n'],
    ['Us he enviat des del banc un rebut.\n'],
    ['5 > 3\n'],
  ])('%j', (text) => {
    expect(kinds(text)).toEqual(['visible']);
  });

  test('the whole text when everything is quoted', () => {
    expect(visibleText('> a\n> b\n')).toBe('> a\n> b');
    expect(visibleText(`${ANSWER}> a\n`)).toBe('Bon dia,\n\nLa fuita continua.');
  });
});

test('never cuts: the segments joined are the text', () => {
  const line = fc.constantFrom(
    'Bon dia\n',
    '> citat\n',
    '-- \n',
    'El 24 nov. 2026, A <a@b.example> va escriure:\n',
    'De: A\n',
    'Enviat: x\n',
    'Per a: y\n',
    'Enviat des del meu iPhone\n',
    '\n',
    '\r\n',
    'sense final',
    '-----Missatge original-----\n',
    '💧\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 40 }), (lines) => {
      const text = lines.join('');
      expect(
        splitQuotes(text)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

// What took quadratic time would run into the time limit of the test.
test.each([
  ['On 1 '.repeat(1_000_000)],
  ['On 1 x\n'.repeat(200_000)],
  [`${'-'.repeat(1_000_000)}\n${'_'.repeat(1_000_000)}`],
  [' '.repeat(1_000_000)],
  ['De: a\n'.repeat(200_000)],
])('is linear in hostile text %#', (text) => {
  expect(
    splitQuotes(text)
      .map((segment) => segment.text)
      .join(''),
  ).toHaveLength(text.length);
});
