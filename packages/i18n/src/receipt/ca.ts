/** The receipt that somebody takes home on paper: what they asked, when, and the key to follow it. */
export const receipt = {
  title: 'Justificant de la consulta',
  issuer: 'Aigües de Mataró',
  key: 'Clau identificativa',
  received: 'Rebuda el',
  channel: 'Com ens l’ha fet arribar',
  name: 'Nom',
  subject: 'Assumpte',
  text: 'Què ens ha explicat',
  files: 'Documents que hi ha adjuntat',
  told: 'On l’avisarem',
  routes: { sms: 'Per SMS', email: 'Per correu electrònic', post: 'Per carta' },
  follow: (url: string) =>
    `Amb la clau pot saber en qualsevol moment com està la consulta: a ${url}, per telèfon o a l’oficina. No cal donar cap altra dada.`,
  term: (day: string) => `Li respondrem com a molt tard el ${day}.`,
  signature: 'Signatura de la persona',
  keep: 'Guardi aquest justificant.',
};

export type ReceiptTexts = typeof receipt;
