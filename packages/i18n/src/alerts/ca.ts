import type { Texts } from '../texts.ts';

/** What staff are told of, in Catalan: in the desk and by mail alike. */
export const alerts = {
  happened: {
    new: 'Consulta nova al vostre grup',
    assigned: 'Us han assignat una consulta',
    mentioned: 'Us han esmentat en una nota',
    customer_replied: 'El client ha tornat a escriure',
    due: 'Una consulta està a punt de vèncer',
  },
};

export type AlertTexts = Texts<typeof alerts>;
