/** What agents read about live chats, in Catalan. */
export const ca = {
  title: 'Xat',
  available: 'Atenc xats',
  away: 'Absent',
  attend: 'Atén xats',
  leave: 'Deixa d’atendre xats',
  waiting: (count: number) => (count === 1 ? '1 xat espera' : `${count} xats esperen`),
  waits: (name: string, time: string) => `${name} espera des de fa ${time}`,
  anonymous: 'Algú sense nom',
  here: 'És al xat ara mateix.',
  typing: 'Està escrivint al xat…',
  gone: {
    by: (address: string) => `Ja no és al xat: la resposta li arribarà a ${address}.`,
    nobody:
      'Ja no és al xat i no va deixar cap adreça: ningú no llegirà la resposta si no torna a la mateixa pàgina.',
  },
  failed: 'No s’ha pogut canviar. Torneu-ho a provar.',
  closed: 'El xat és fora d’horari.',
};

export type ChatsTexts = typeof ca;
