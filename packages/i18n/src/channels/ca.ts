/** What a written message carries beside its words, as the thread says it: the customer may read it too. */
export const ca = {
  name: {
    email: 'correu',
    sms: 'SMS',
    post: 'correu postal',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    x: 'X',
    teams: 'Teams',
    chat: 'xat',
  },
  extra: {
    location: (place: string, link: string) => `Ubicació: ${place}\n${link}`,
    locationPlain: (link: string) => `Ubicació: ${link}`,
    contact: (name: string, phones: string) => `Contacte: ${[name, phones].filter(Boolean).join(', ')}`,
    choice: (title: string) => title,
    link: (title: string, url: string) => [title, url].filter(Boolean).join('\n'),
    story: (url: string) =>
      url ? `Ha esmentat o respost una història: ${url}` : 'Ha esmentat o respost una història.',
    order: (items: number) => (items === 1 ? 'Comanda d’1 producte' : `Comanda de ${items} productes`),
    encrypted: 'Missatge xifrat: només es pot llegir a l’aplicació.',
    unsupported: (what: string) => `Missatge d’un tipus que aquí no es pot mostrar (${what}).`,
  },
  media: {
    image: 'Imatge',
    audio: 'Missatge de veu',
    video: 'Vídeo',
    document: 'Document',
    sticker: 'Adhesiu',
  },
  unreadable: 'Missatge que no s’ha pogut llegir.',
  test: 'Missatge de prova d’Aigües de Mataró. No cal que respongui.',
  /** The subject of a ticket whose first message has no words. */
  noWords: (channel: string) => `Missatge per ${channel}`,
};

export type ChannelTexts = typeof ca;
