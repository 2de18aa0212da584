import type { Texts } from '../../texts.ts';
import type { ca } from './ca.ts';

/** What the form says once an enquiry is in, in Spanish. */
export const es = {
  sentKeyLabel: 'Su clave es',
  sentKeyHelp: 'Con esta clave puede saber cómo va.',
  sentToEmail: (email) => `También la enviamos por correo a ${email}.`,
  sentToPhone: (phone) => `También la enviamos por SMS al ${phone}.`,
  copyKey: 'Copiar la clave',
  copied: 'Clave copiada',
  copyFailed: 'No se ha podido copiar. Apunte la clave, por favor.',
  printKey: 'Imprimir',
  printedAt: (date) => `Recibida el ${date}`,
  printedLink: (url) => `Para ver cómo va: ${url}`,
  nextTitle: '¿Y ahora qué?',
  nextPerson: 'Una persona leerá su consulta.',
  nextNotices: 'Le avisaremos de cada cambio hasta que quede resuelta.',
  nextTerm: (date) => `Debe tener respuesta antes del ${date}.`,
  follow: 'Ver cómo va la consulta',
  another: 'Hacer otra consulta',
} satisfies Texts<typeof ca>;
