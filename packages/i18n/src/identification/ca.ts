import { type PluralForms, plural } from '../plural.ts';

const many = (count: number, forms: PluralForms) => plural('ca', count, forms);

/** What administrators read about how customers are identified. */
export const ca = {
  title: 'Identificació de clients',
  intro:
    'Amb quines dades se sap qui ens escriu o ens truca, i quina font val per a cada dada. Res del que algú escriu sense verificar no identifica ningú.',
  rules: 'Regles exactes',
  rulesHelp: 'Es miren en aquest ordre; decideix la primera que troba algú.',
  rule: {
    document: 'Document exacte, vist o confirmat',
    portal_account: 'Compte verificat de l’Oficina Virtual',
    channel_account: 'Compte del canal (WhatsApp, Messenger, Teams…)',
    email: 'Correu verificat',
    phone: 'Telèfon',
    contract_and_name: 'Contracte i nom semblant',
  },
  effect: {
    link: 'Vincula',
    provisional: 'Vincula, per confirmar',
    offer: 'Només ho proposa',
  },
  effectOf: (rule: string) => `Què fa la regla: ${rule}`,
  thresholds: 'Llindars',
  nameAlikeFrom: 'Noms semblants a partir de (%)',
  nameAlikeHelp: 'Com s’han d’assemblar dos noms per ser el mateix: de 50 a 100.',
  offerFrom: 'Candidats a partir de',
  offerHelp: 'Punts, de 0 a 100. Els que en tenen menys no es proposen.',
  duplicateFrom: 'Duplicats a partir de',
  duplicateHelp: 'Punts, d’1 a 100. Les parelles que en tenen menys no es revisen.',
  sources: 'Quina font val per a cada dada',
  sourcesHelp:
    'Val la primera de la llista que digui alguna cosa. Les altres es continuen veient a la fitxa.',
  earlier: (source: string, field: string) => `${field}: fes que ${source} valgui abans`,
  trial: 'Prova sense desar',
  trialHelp: 'Abans de desar, mireu què canviaria amb les dades que hi ha.',
  trying: 'S’està provant…',
  result: 'Què canviaria',
  nothing: 'Res no canviaria amb les dades que hi ha ara.',
  fields: (count: number) =>
    many(count, {
      one: '# dada de les fitxes seria una altra',
      other: '# dades de les fitxes serien unes altres',
      many: '# de dades de les fitxes serien unes altres',
    }),
  tickets: (count: number, looked: number) =>
    `${many(count, {
      one: '# consulta s’identificaria d’una altra manera',
      other: '# consultes s’identificarien d’una altra manera',
      many: '# de consultes s’identificarien d’una altra manera',
    })} (de les últimes ${looked})`,
  duplicates: (before: number, after: number) => `Parelles per revisar: ${before} → ${after}`,
  outcome: {
    matched: 'identificada',
    ambiguous: 'més d’un candidat',
    unknown: 'ningú',
    anonymous: 'anònima',
  },
  from: (before: string, after: string) => `${before} → ${after}`,
  empty: 'res',
  save: (version: number) => `Desa com a versió ${version}`,
  saveFirstTry: 'Proveu-ho abans de desar.',
  saved: 'Regles desades. Les fitxes es tornen a decidir de mica en mica.',
  reset: 'Descarta els canvis',
  versions: 'Versions',
  shipped: 'Encara valen les regles amb què ve el programa.',
  version: (version: number) => `Versió ${version}`,
};

export type IdentificationTexts = typeof ca;
