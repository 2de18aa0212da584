import type { SsoTexts } from './ca.ts';

/** Coming in with the account of the company, in Spanish. */
export const sso: SsoTexts = {
  enterWith: (provider) => `Entrar con ${provider}`,
  or: 'o con contraseña',
  leaving: 'Se abre la página de la empresa…',
  otherWindow: 'Termine de entrar en la ventana que se ha abierto.',
  checking: 'Se está comprobando su cuenta…',
  cancelled: 'No ha terminado de entrar con la cuenta de la empresa.',
  back: 'Volver a la entrada',
  link: (email) =>
    `Ya existe una cuenta con la dirección ${email}. Entre una vez con la contraseña: quedará enlazada y a partir de ahora solo necesitará la cuenta de la empresa.`,
  waiting: (role) =>
    `Le corresponde el papel «${role}», pero todos los puestos contratados están ocupados. Pida a quien administra Sínia que libere uno y vuelva a entrar.`,
  goOn: 'Continuar',
  done: 'Ya ha entrado. Puede cerrar esta ventana.',
};
