import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCaller } from './caller.ts';

test.each([
  'anonymous',
  'Anonymous',
  'ANONYMOUS',
  'restricted',
  'unavailable',
  'unknown',
  'private',
  '',
  '   ',
  'asterisk',
  '+',
  '0',
  'P-Asserted-Identity',
  '"Anonymous" <sip:anonymous@anonymous.invalid>',
  'sip:anonymous@pbx.example',
  '<unknown>',
  'Número ocult',
])('%j is hidden', (raw) => {
  expect(readCaller(raw)).toEqual({ kind: 'hidden' });
});

test('hidden is hidden, whatever number is given away', () => {
  expect(readCaller('600111222', true)).toEqual({ kind: 'hidden' });
});

test.each([
  ['204', '204'],
  ['112', '112'],
  ['010', '010'],
  ['11888', '11888'],
  ['sip:204@pbx.example', '204'],
])('%j is short', (raw, digits) => {
  expect(readCaller(raw)).toEqual({ kind: 'short', digits });
});

test.each([
  ['600111222', '600111222'],
  ['600 11 12 22', '600111222'],
  ['0600111222', '600111222'],
  ['+34600111222', '+34600111222'],
  ['0034600111222', '+34600111222'],
  ['34600111222', '34600111222'],
  ['+33 6 12 34 56 78', '+33612345678'],
  ['tel:+34600111222;ext=3', '+34600111222'],
  ['"Núria Puig" <sip:+34600111222@pbx.example;user=phone>', '+34600111222'],
  ['93 741 61 00', '937416100'],
])('%j is the number %s', (raw, dialled) => {
  expect(readCaller(raw)).toEqual({ kind: 'number', dialled });
});

test('anything at all is read, and nothing but digits is dialled', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (raw) => {
      const caller = readCaller(raw);
      return caller.kind !== 'number' || /^\+?\d+$/.test(caller.dialled);
    }),
  );
});
