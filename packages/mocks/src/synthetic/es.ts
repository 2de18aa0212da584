import type { OpenTicketBody } from '@sinia/contracts';

/** Invented people and places. */
export const es = [
  {
    subject: 'Fuga en la calle de la Riera',
    body: 'Sale agua de la acera delante del número 48 desde esta mañana.',
    language: 'es',
    legalType: 'incident',
    requester: { name: 'Andrés Gil', email: 'andres.gil@example.es' },
  },
  {
    subject: 'Cambio de titular del contrato',
    body: '¿Qué documentos necesito para poner el contrato a mi nombre? He comprado el piso este mes.',
    language: 'es',
    legalType: 'query',
    requester: { name: 'Begoña Núñez', email: 'begona.nunez@example.es', phone: '+34 600 333 444' },
  },
  {
    subject: 'Queja por el corte del martes',
    body: 'El martes nos cortaron el agua cinco horas sin avisar. Tengo una persona dependiente en casa.',
    language: 'es',
    legalType: 'complaint',
    requester: { name: 'Íñigo Peña', email: 'inigo.pena@example.es' },
  },
] as const satisfies readonly OpenTicketBody[];
