import type { ChatsTexts } from './ca.ts';

/** What agents read about live chats, in Spanish. */
export const es: ChatsTexts = {
  title: 'Chat',
  available: 'Atiendo chats',
  away: 'Ausente',
  attend: 'Atender chats',
  leave: 'Dejar de atender chats',
  waiting: (count: number) => (count === 1 ? '1 chat espera' : `${count} chats esperan`),
  waits: (name: string, time: string) => `${name} espera desde hace ${time}`,
  anonymous: 'Alguien sin nombre',
  here: 'Está en el chat ahora mismo.',
  typing: 'Está escribiendo en el chat…',
  gone: {
    by: (address) => `Ya no está en el chat: la respuesta le llegará a ${address}.`,
    nobody:
      'Ya no está en el chat y no dejó ninguna dirección: nadie leerá la respuesta si no vuelve a la misma página.',
  },
  failed: 'No se ha podido cambiar. Vuelva a intentarlo.',
  closed: 'El chat está fuera de horario.',
};
