import type { Texts } from '../texts.ts';

/** The calls in a file, in Catalan. */
export const callTable = {
  sheet: 'Trucades',
  file: 'trucades',
  going: 'En curs',
  hidden: 'Número ocult',
  columns: {
    startedAt: 'Inici',
    direction: 'Sentit',
    outcome: 'Resultat',
    number: 'Telèfon',
    name: 'Client',
    queue: 'Cua',
    agent: 'Agent',
    wait: 'Espera (s)',
    talk: 'Conversa (s)',
    rating: 'Valoració',
    ticket: 'Clau de la consulta',
  },
  direction: { inbound: 'Rebuda', outbound: 'Feta', internal: 'Interna' },
  outcome: {
    answered: 'Atesa',
    abandoned: 'Abandonada a la cua',
    missed: 'Perduda',
    rejected: 'Rebutjada',
    voicemail: 'Missatge de veu',
    menu: 'Acabada al menú',
    unknown: 'Final desconegut',
  },
};

export type CallTableTexts = Texts<typeof callTable>;
