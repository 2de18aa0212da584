import { plural } from '../plural.ts';

/** The words about who is blocked. */
export const ca = {
  blockTitle: 'Bloqueja el remitent',
  blockHelp: 'El seu correu nou anirà directament a la brossa, sense justificant de recepció.',
  address: 'Només aquesta adreça',
  domain: 'Tot el domini',
  blockIt: 'Bloqueja’l',
  blocked: (sender: string) => `${sender}, bloquejat.`,
  unblock: 'Desbloqueja',
  unblocked: (sender: string) => `${sender}, desbloquejat.`,
  senders: 'Remitents bloquejats',
  sendersHelp: 'El correu nou d’aquestes adreces i dominis va directament a la brossa.',
  noSenders: 'No hi ha cap remitent bloquejat.',
  add: 'Bloqueja una adreça o un domini',
  addHelp: 'Per exemple, promo@empresa.com o @empresa.com.',
  by: (name: string, when: string) => `${name}, ${when}`,
  hits: (count: number) =>
    plural('ca', count, {
      one: '# correu des d’aleshores',
      other: '# correus des d’aleshores',
      many: '# de correus des d’aleshores',
    }),
  noHits: 'cap correu des d’aleshores',
  loading: 'Es carreguen els remitents…',
};

export type SenderTexts = typeof ca;
