import { IDENTITY_KINDS } from '@sinia/core/identity';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseIdentity } from './normalise-identity.ts';

test.each([
  ['documentId', ' 00.000.000-t ', '00000000T'],
  ['documentId', '1-R', 'document_invalid'],
  ['documentId', '0000001R', '00000001R'],
  ['documentId', 'ES00000000T', '00000000T'],
  ['documentId', 'es: 00000000 T', '00000000T'],
  ['documentId', '00000000A', 'document_letter_wrong'],
  ['documentId', '00000000', 'document_letter_missing'],
  ['documentId', 'x-0000000-t', 'X0000000T'],
  ['documentId', 'Y0000000T', 'document_letter_wrong'],
  ['documentId', 'B-12345674', 'B12345674'],
  ['documentId', 'B12345670', 'document_letter_wrong'],
  ['documentId', 'P1234567D', 'P1234567D'],
  ['documentId', 'K0000000T', 'K0000000T'],
  ['documentId', 'AAA123456', 'AAA123456'],
  ['documentId', '12 AB 34567', '12AB34567'],
  ['documentId', 'E12345678', 'document_letter_wrong'],
  ['documentId', 'cn: e12345678', 'CN:E12345678'],
  ['documentId', 'passaport', 'document_invalid'],
  ['documentId', '=1+1', 'document_invalid'],
  ['phone', '600 111 222', '+34600111222'],
  ['phone', '93/741 61 00', '+34937416100'],
  ['phone', '0033 6 12 34 56 78', '+33612345678'],
  ['phone', '34600111222', '+34600111222'],
  ['phone', '937416100 ext. 12', '+34937416100'],
  ['phone', '６００１１１２２２', '+34600111222'],
  ['phone', '112', 'phone_invalid'],
  ['phone', 'anònim', 'phone_invalid'],
  ['email', ' Nu\u0301ria.PUIG@Example.CAT ', 'núria.puig@example.cat'],
  ['email', 'núria.puig@example.cat', 'núria.puig@example.cat'],
  ['email', 'nuria.puig', 'email_invalid'],
  ['contract', '00 123-456', '00123456'],
  ['contract', 'c·1', 'contract_invalid'],
  ['whatsapp', '+34 600 111 222', '34600111222'],
  ['whatsapp', 'ES.13491208655302741918', 'ES.13491208655302741918'],
  ['teams', '29:1xXaB', '29:1xXaB'],
  ['portal', 'usuari 7', 'account_invalid'],
] as const)('%s %s: %s', (kind, raw, expected) => {
  const found = normaliseIdentity(kind, raw);
  expect('value' in found ? found.value : found.problem).toBe(expected);
});

const digits = fc.string({ unit: fc.constantFrom(...'0123456789+- .'), minLength: 6, maxLength: 16 });
const document = fc.string({
  unit: fc.constantFrom(...'01234567XYZTRWAGBPESK:-. '),
  minLength: 4,
  maxLength: 14,
});
const anything = fc.oneof(fc.string({ unit: 'binary' }), digits, document, fc.emailAddress());

test('what is normalised stays as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...IDENTITY_KINDS), anything, (kind, raw) => {
      const once = normaliseIdentity(kind, raw);
      fc.pre('value' in once);
      expect(normaliseIdentity(kind, (once as { value: string }).value)).toEqual(once);
    }),
    { numRuns: 5_000 },
  );
});
