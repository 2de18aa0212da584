import type { ReceiptTexts } from './ca.ts';

export const receipt: ReceiptTexts = {
  title: 'Justificante de la consulta',
  issuer: 'Aigües de Mataró',
  key: 'Clave identificativa',
  received: 'Recibida el',
  channel: 'Cómo nos la ha hecho llegar',
  name: 'Nombre',
  subject: 'Asunto',
  text: 'Qué nos ha explicado',
  files: 'Documentos que ha adjuntado',
  told: 'Dónde le avisaremos',
  routes: { sms: 'Por SMS', email: 'Por correo electrónico', post: 'Por carta' },
  follow: (url) =>
    `Con la clave puede saber en cualquier momento cómo está la consulta: en ${url}, por teléfono o en la oficina. No hace falta dar ningún otro dato.`,
  term: (day) => `Le responderemos como muy tarde el ${day}.`,
  signature: 'Firma de la persona',
  keep: 'Guarde este justificante.',
};
