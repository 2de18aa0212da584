import { plural } from '../plural.ts';
import type { LetterTexts } from './ca.ts';

export const es: LetterTexts = {
  title: 'Cartas por enviar',
  none: 'No hay ninguna carta por enviar.',
  waiting: (count: number) =>
    plural('es', count, { one: '# carta espera', other: '# cartas esperan', many: '# de cartas esperan' }),
  print: 'Imprimir',
  allPosted: 'Todas están en Correos',
  isPosted: 'Ya está en Correos',
  onePosted: (reference: string) => `La carta de la consulta ${reference} ya está en Correos`,
  posted: (count: number) =>
    plural('es', count, {
      one: 'Carta enviada.',
      other: '# cartas enviadas.',
      many: '# de cartas enviadas.',
    }),
};
