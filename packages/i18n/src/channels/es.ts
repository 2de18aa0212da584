import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

export const es = {
  name: {
    email: 'correo',
    sms: 'SMS',
    post: 'correo postal',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    x: 'X',
    teams: 'Teams',
    chat: 'chat',
  },
  extra: {
    location: (place: string, link: string) => `Ubicación: ${place}\n${link}`,
    locationPlain: (link: string) => `Ubicación: ${link}`,
    contact: (name: string, phones: string) => `Contacto: ${[name, phones].filter(Boolean).join(', ')}`,
    choice: (title: string) => title,
    link: (title: string, url: string) => [title, url].filter(Boolean).join('\n'),
    story: (url: string) =>
      url ? `Ha mencionado o respondido una historia: ${url}` : 'Ha mencionado o respondido una historia.',
    order: (items: number) => (items === 1 ? 'Pedido de 1 producto' : `Pedido de ${items} productos`),
    encrypted: 'Mensaje cifrado: solo se puede leer en la aplicación.',
    unsupported: (what: string) => `Mensaje de un tipo que aquí no se puede mostrar (${what}).`,
  },
  media: {
    image: 'Imagen',
    audio: 'Mensaje de voz',
    video: 'Vídeo',
    document: 'Documento',
    sticker: 'Sticker',
  },
  unreadable: 'Mensaje que no se ha podido leer.',
  test: 'Mensaje de prueba de Aigües de Mataró. No hace falta que responda.',
  noWords: (channel: string) => `Mensaje por ${channel}`,
} as const satisfies Texts<typeof ca>;
