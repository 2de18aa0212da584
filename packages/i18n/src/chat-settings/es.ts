import type { ChatSettingsTexts } from './ca.ts';

/** What administrators read about how the live chat is kept, in Spanish. */
export const es: ChatSettingsTexts = {
  failed: 'No se ha podido hacer',
  title: 'Chat',
  intro:
    'Cuándo se puede hablar por escrito con alguien, quién atiende el chat y qué lee el cliente cuando no hay nadie.',
  saved: 'Guardado: ya cuenta.',
  save: (version) => `Guardar como versión ${version}`,
  standing: {
    open: (until) => `El chat está dentro del horario, hasta las ${until}.`,
    opens: (when) => `El chat está fuera de horario. Vuelve a abrir ${when}.`,
    never: 'Con este horario no abre nunca.',
    byHand: 'El chat está cerrado a mano: los clientes lo leen y pueden dejar el correo.',
  },
  closedByHand: 'Cerrar el chat ahora, sea la hora que sea (las conversaciones empezadas continúan)',
  days: ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'],
  hours: {
    label: 'Horario',
    closed: 'Cerrado',
    from: (day, number) => `${day}, tramo ${number}: desde`,
    until: (day, number) => `${day}, tramo ${number}: hasta`,
    add: 'Añadir un tramo',
    addOf: (day) => `Añadir un tramo: ${day}`,
    remove: 'Quitar',
    removeOf: (day, number) => `Quitar el tramo ${number}: ${day}`,
    copyMonday: 'Copiar el horario del lunes hasta el viernes',
    backwards: 'un tramo termina antes de empezar.',
    overlapping: 'hay tramos que se solapan.',
  },
  closedOn: {
    label: 'Días cerrados',
    none: 'No hay ningún día cerrado de ahora en adelante.',
    day: 'Día',
    add: 'Añadir el día',
    remove: 'Quitar',
    removeOf: (day) => `Quitar ${day}`,
    holidays: (count) =>
      count === 1
        ? 'Añadir el festivo de Mataró que falta'
        : `Añadir los ${count} festivos de Mataró que faltan`,
  },
  group: {
    label: 'Quién lo atiende',
    help: 'Los chats entran en este grupo. Solo cuenta como presente quien puede responder sus consultas.',
  },
  patienceMinutes: {
    label: 'Paciencia (minutos)',
    help: 'Si en este tiempo nadie ha respondido, se ofrece al cliente la respuesta por correo.',
  },
  quietMinutes: {
    label: 'Silencio (minutos)',
    help: 'Si en este tiempo el cliente no escribe, lee que la consulta sigue abierta.',
  },
  says: {
    unattended: 'Qué se dice dentro del horario cuando no hay nadie',
    closed: 'Qué se dice fuera de horario',
    help: 'El cliente lo lee antes de escribir. Si lo deja vacío, se dice el texto de serie.',
  },
  versions: 'Versiones',
  shipped: 'Todavía es como viene de serie.',
  version: (version) => `Versión ${version}`,
  back: 'Volver a ella',
  backTo: (version) => `Volver a la versión ${version}`,
};
