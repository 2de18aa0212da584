import type { Texts } from '../texts.ts';

/** Coming in with the account of the company, in Catalan. */
export const sso = {
  enterWith: (provider: string) => `Entra amb ${provider}`,
  or: 'o amb contrasenya',
  leaving: 'S’obre la pàgina de l’empresa…',
  otherWindow: 'Acabeu d’entrar a la finestra que s’ha obert.',
  checking: 'Es comprova el vostre compte…',
  cancelled: 'No heu acabat d’entrar amb el compte de l’empresa.',
  back: 'Torna a l’entrada',
  link: (email: string) =>
    `Ja hi ha un compte amb l’adreça ${email}. Entreu-hi una vegada amb la contrasenya: quedarà enllaçat i a partir d’ara només us caldrà el compte de l’empresa.`,
  waiting: (role: string) =>
    `Us correspon el paper «${role}», però tots els llocs contractats estan ocupats. Demaneu a qui administra Sínia que n’alliberi un i torneu a entrar.`,
  goOn: 'Continua',
  done: 'Ja heu entrat. Podeu tancar aquesta finestra.',
};

export type SsoTexts = Texts<typeof sso>;
