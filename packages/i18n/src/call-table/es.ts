import type { CallTableTexts } from './ca.ts';

/** The calls in a file, in Spanish. */
export const callTable = {
  sheet: 'Llamadas',
  file: 'llamadas',
  going: 'En curso',
  hidden: 'Número oculto',
  columns: {
    startedAt: 'Inicio',
    direction: 'Sentido',
    outcome: 'Resultado',
    number: 'Teléfono',
    name: 'Cliente',
    queue: 'Cola',
    agent: 'Agente',
    wait: 'Espera (s)',
    talk: 'Conversación (s)',
    rating: 'Valoración',
    ticket: 'Clave de la consulta',
  },
  direction: { inbound: 'Recibida', outbound: 'Hecha', internal: 'Interna' },
  outcome: {
    answered: 'Atendida',
    abandoned: 'Abandonada en la cola',
    missed: 'Perdida',
    rejected: 'Rechazada',
    voicemail: 'Mensaje de voz',
    menu: 'Terminada en el menú',
    unknown: 'Final desconocido',
  },
} satisfies CallTableTexts;
