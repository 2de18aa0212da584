import type { ContractTexts } from './ca.ts';

/** Which contract an enquiry is about, in Spanish. */
export const contracts: ContractTexts = {
  label: '¿Sobre qué contrato es?',
  one: 'Contrato',
  search: 'Busque por el número, la dirección o el titular',
  found: (count) => (count === 1 ? '1 contrato' : `${count} contratos`),
  none: 'Ningún contrato coincide con lo que ha escrito.',
  noOne: 'No es sobre ningún contrato',
  for: (holder) => `En nombre de ${holder}`,
  until: (holder, date) => `En nombre de ${holder}, hasta el ${date}`,
  ended: 'Dado de baja',
};
