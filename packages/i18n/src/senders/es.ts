import { plural } from '../plural.ts';
import type { SenderTexts } from './ca.ts';

export const es: SenderTexts = {
  blockTitle: 'Bloquear al remitente',
  blockHelp: 'Su correo nuevo irá directamente a spam, sin justificante de recepción.',
  address: 'Solo esta dirección',
  domain: 'Todo el dominio',
  blockIt: 'Bloquearlo',
  blocked: (sender: string) => `${sender}, bloqueado.`,
  unblock: 'Desbloquear',
  unblocked: (sender: string) => `${sender}, desbloqueado.`,
  senders: 'Remitentes bloqueados',
  sendersHelp: 'El correo nuevo de estas direcciones y dominios va directamente a spam.',
  noSenders: 'No hay ningún remitente bloqueado.',
  add: 'Bloquear una dirección o un dominio',
  addHelp: 'Por ejemplo, promo@empresa.com o @empresa.com.',
  by: (name: string, when: string) => `${name}, ${when}`,
  hits: (count: number) =>
    plural('es', count, {
      one: '# correo desde entonces',
      other: '# correos desde entonces',
      many: '# de correos desde entonces',
    }),
  noHits: 'ningún correo desde entonces',
  loading: 'Se cargan los remitentes…',
};
