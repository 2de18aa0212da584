import { expect, test } from 'vitest';
import { markWords } from './mark-words.ts';

const found = (text: string, words: string) =>
  markWords(text, words).flatMap((part) => (part.found ? [part.text] : []));

test.each([
  ['Fuita al carrer de la Riera', 'riera fuita', ['Fuita', 'Riera']],
  ['Dues fuites a l’avinguda', 'fuita', ['fuites']],
  ['Instal·lació del comptador', 'instalacio', []],
  ['Instal·lació del comptador', 'instal·lació', ['Instal·lació']],
  ['Avería en la calle', 'averia', ['Avería']],
  ['Res de res', 'fuita', []],
])('%s · %s', (text, words, marked) => {
  expect(found(text, words)).toEqual(marked);
});

test('nothing of the text is lost', () => {
  const text = '«Fuita», carrer  de la Riera, 48 (2n 1a)…';
  expect(
    markWords(text, 'riera 48')
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
