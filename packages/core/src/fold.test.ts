import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, searchText } from './fold.ts';

describe('folding for search', () => {
  test.each([
    ['Col·lector', 'collector'],
    ['col•lector', 'collector'],
    ['coŀlector', 'collector'],
    ['AVINGUDA de l’Estació', 'avinguda de l estacio'],
    ['Señor Núñez', 'senor nunez'],
    ['nuria.puig@example.cat', 'nuria.puig@example.cat'],
    ['  Fuita!!  (c/ Riera, 48) ', 'fuita c riera 48'],
    ['', ''],
  ])('%j → %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('law: folding twice is folding once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  test('common words of both languages are left out', () => {
    expect(searchText('La fuita de l’aigua és al carrer de la Riera')).toBe('fuita aigua carrer riera');
    expect(searchText('la de el y que')).toBe('');
  });

  test('a word counts once', () => {
    expect(searchText('Aigua, aigua i més AIGUA al pis')).toBe('aigua pis');
  });
});
