import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureText, splitText } from './split-text.ts';

const characters = (length: number) => ({ length, unit: 'characters' }) as const;
const bytes = (length: number) => ({ length, unit: 'bytes' }) as const;

describe('splitText', () => {
  test.each([
    ['short', 'Bon dia.', characters(20), ['Bon dia.']],
    ['nothing', '  \n ', characters(20), []],
    [
      'between paragraphs',
      'Bon dia, Anna.\n\nJa està arreglat.',
      characters(20),
      ['Bon dia, Anna.', 'Ja està arreglat.'],
    ],
    ['between sentences', 'Bon dia. Ja està fet.', characters(14), ['Bon dia.', 'Ja està fet.']],
    ['between words', 'una canonada trencada', characters(13), ['una canonada', 'trencada']],
    [
      'a word that is too long',
      'a'.repeat(25),
      characters(10),
      ['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)],
    ],
    ['accents count twice in bytes', 'àààà àààà', bytes(9), ['àààà', 'àààà']],
    ['an emoji stays whole', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', characters(12), ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
  ])('%s', (_name, text, limit, expected) => {
    expect(splitText(text, limit)).toEqual(expected);
  });

  test('every piece fits, and no letter is lost', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 40, max: 90 }),
        fc.constantFrom(characters, bytes),
        (whole, length, unit) => {
          const pieces = splitText(whole, unit(length));
          for (const piece of pieces) expect(measureText(piece, unit(length))).toBeLessThanOrEqual(length);
          expect(pieces.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
        },
      ),
    );
  });
});

test('5,000 emoji leave in pieces that the narrowest channel takes', () => {
  const pieces = splitText('💧'.repeat(5_000), bytes(1_000));
  expect(pieces).toHaveLength(20);
  expect(pieces.join('')).toBe('💧'.repeat(5_000));
});
