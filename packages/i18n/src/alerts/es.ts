import type { AlertTexts } from './ca.ts';

/** What staff are told of, in Spanish. */
export const alerts: AlertTexts = {
  happened: {
    new: 'Consulta nueva en su grupo',
    assigned: 'Le han asignado una consulta',
    mentioned: 'Le han mencionado en una nota',
    customer_replied: 'El cliente ha vuelto a escribir',
    due: 'Una consulta está a punto de vencer',
  },
};
