import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

export const en = {
  name: {
    email: 'e-mail',
    sms: 'text message',
    post: 'post',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    x: 'X',
    teams: 'Teams',
    chat: 'chat',
  },
  extra: {
    location: (place: string, link: string) => `Location: ${place}\n${link}`,
    locationPlain: (link: string) => `Location: ${link}`,
    contact: (name: string, phones: string) => `Contact: ${[name, phones].filter(Boolean).join(', ')}`,
    choice: (title: string) => title,
    link: (title: string, url: string) => [title, url].filter(Boolean).join('\n'),
    story: (url: string) =>
      url ? `Mentioned or answered a story: ${url}` : 'Mentioned or answered a story.',
    order: (items: number) => (items === 1 ? 'Order of 1 product' : `Order of ${items} products`),
    encrypted: 'Encrypted message: it can only be read in the app.',
    unsupported: (what: string) => `A message of a kind that cannot be shown here (${what}).`,
  },
  media: {
    image: 'Picture',
    audio: 'Voice message',
    video: 'Video',
    document: 'Document',
    sticker: 'Sticker',
  },
  unreadable: 'A message that could not be read.',
  test: 'Test message of Aigües de Mataró. There is no need to answer.',
  noWords: (channel: string) => `Message by ${channel}`,
} as const satisfies Texts<typeof ca>;
