import { expect, test } from 'vitest';
import { soughtWords } from './search-words.ts';

test.each([
  ['Antonio Costa de la Fuente', ['antonio', 'costa', 'fuente']],
  ['M. Puig i Ferrer', ['puig', 'ferrer']],
  ['d’Or', ['d', 'or']],
  ['Ng', ['ng']],
  ['600 111 222', ['600111222']],
  ['+34 600-11.12.22', ['+34600111222']],
  ['Carrer Nou, 12', ['carrer', 'nou', '12']],
  ['Col·lell', ['collell']],
  ['', []],
])('who looks for %j looks for %j', (text, words) => {
  expect(soughtWords(text)).toEqual(words);
});
