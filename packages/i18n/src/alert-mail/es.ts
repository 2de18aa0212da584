import { alerts } from '../alerts/es.ts';
import type { AlertMailTexts } from './ca.ts';

/** The mail to staff about what they have not read in the desk, in Spanish. */
export const es: AlertMailTexts = {
  ...alerts,
  subject: (what, reference) => `${what}: ${reference}`,
  digestSubject: (count) => `Tiene ${count} avisos sin leer`,
  answer: 'Si responde a este correo, lo que escriba quedará como nota interna en la consulta.',
  noAnswer: 'No responda a este correo: abra la consulta en el escritorio.',
  settings: 'Puede elegir qué avisos quiere recibir en los ajustes:',
};
