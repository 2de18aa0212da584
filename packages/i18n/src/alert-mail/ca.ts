import { alerts } from '../alerts/ca.ts';
import type { Texts } from '../texts.ts';

/** The mail to staff about what they have not read in the desk. Keys and kinds only: nothing of a customer. */
export const ca = {
  ...alerts,
  subject: (what: string, reference: string) => `${what}: ${reference}`,
  digestSubject: (count: number) => `Teniu ${count} avisos per llegir`,
  answer: 'Si responeu aquest correu, el que escriviu quedarà com a nota interna a la consulta.',
  noAnswer: 'No respongueu aquest correu: obriu la consulta al taulell.',
  settings: 'Podeu triar quins avisos voleu rebre als ajustos:',
};

export type AlertMailTexts = Texts<typeof ca>;
