import type { PublicPostTexts } from './ca.ts';

export const es: PublicPostTexts = {
  failed: 'No se ha podido hacer.',
  mark: 'Publicación pública: la puede leer todo el mundo.',
  ours: 'Respuesta pública: la puede leer todo el mundo.',
  open: 'Abrir la publicación',
  hidden: 'Comentario oculto: solo lo ven quien lo escribió y nosotros.',
  hide: 'Ocultar el comentario',
  show: 'Volver a mostrar el comentario',
  nowHidden: 'El comentario ya no se ve.',
  nowShown: 'El comentario vuelve a verse.',
  choice: {
    label: 'Quién leerá la respuesta',
    alone: 'Solo el cliente',
    aloneHelp: 'La respuesta le llega en un mensaje privado.',
    everybody: 'Todo el mundo',
    everybodyHelp: (name, channel) =>
      `La respuesta sale debajo de lo que ${name} escribió en ${channel}, y la puede leer todo el mundo. Sin archivos ni formato.`,
  },
  tooLong: (used, most) => `La respuesta es demasiado larga: ${used} caracteres de ${most}.`,
  files: 'Una respuesta pública no puede llevar archivos: quítelos o responda en privado.',
  found: 'No se puede publicar: hay datos personales.',
  remedy: 'Quítelos, o responda solo al cliente.',
  alone: 'Responder solo al cliente',
  kinds: {
    reference: 'la clave de una consulta',
    account: 'una cuenta bancaria',
    card: 'el número de una tarjeta',
    document: 'un DNI, un NIE o un NIF',
    email: 'una dirección de correo',
    phone: 'un teléfono',
    contract: 'un número de contrato',
    known: 'un dato del cliente',
  },
};
