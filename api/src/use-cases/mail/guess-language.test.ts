import { expect, test } from 'vitest';
import { guessLanguage } from './guess-language.ts';

test.each([
  ['Bon dia, des d’ahir no tinc aigua a casa i voldria saber què passa', 'ca'],
  ['Hola, desde ayer no tengo agua en mi casa y quisiera saber qué pasa', 'es'],
  ['Buenos días, ¿me pueden enviar la factura de marzo?', 'es'],
  ['Em podeu enviar la factura del març, si us plau?', 'ca'],
  ['Factura marzo', undefined],
  ['Gracias', undefined],
  ['', undefined],
  ['12345 67890 !!! ???', undefined],
])('%j is %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});
