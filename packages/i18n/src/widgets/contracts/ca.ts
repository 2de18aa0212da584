import type { Texts } from '../../texts.ts';

/** Which contract an enquiry is about, in Catalan. */
export const contracts = {
  label: 'Sobre quin contracte és?',
  one: 'Contracte',
  search: 'Cerqui pel número, l’adreça o el titular',
  found: (count: number) => (count === 1 ? '1 contracte' : `${count} contractes`),
  none: 'Cap contracte no coincideix amb el que ha escrit.',
  noOne: 'No és sobre cap contracte',
  for: (holder: string) => `En nom de ${holder}`,
  until: (holder: string, date: string) => `En nom de ${holder}, fins al ${date}`,
  ended: 'Donat de baixa',
};

export type ContractTexts = Texts<typeof contracts>;
