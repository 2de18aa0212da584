import { plural } from '../plural.ts';

/** What customers wait for on paper. */
export const ca = {
  title: 'Cartes per enviar',
  none: 'No hi ha cap carta per enviar.',
  waiting: (count: number) =>
    plural('ca', count, { one: '# carta espera', other: '# cartes esperen', many: '# de cartes esperen' }),
  print: 'Imprimeix',
  allPosted: 'Totes són a Correus',
  isPosted: 'Ja és a Correus',
  onePosted: (reference: string) => `La carta de la consulta ${reference} ja és a Correus`,
  posted: (count: number) =>
    plural('ca', count, {
      one: 'Carta enviada.',
      other: '# cartes enviades.',
      many: '# de cartes enviades.',
    }),
};

export type LetterTexts = typeof ca;
