import type { Texts } from '../texts.ts';

/** What administrators read about how the live chat is kept, in Catalan. */
export const ca = {
  failed: 'No s’ha pogut fer',
  title: 'Xat',
  intro:
    'Quan es pot parlar per escrit amb algú, qui atén el xat i què llegeix el client quan no hi ha ningú.',
  saved: 'Desat: ja compta.',
  save: (version: number) => `Desa com a versió ${version}`,
  standing: {
    open: (until: string) => `El xat és dins de l’horari, fins a les ${until}.`,
    opens: (when: string) => `El xat és fora d’horari. Torna a obrir ${when}.`,
    never: 'Amb aquest horari no obre mai.',
    byHand: 'El xat és tancat a mà: els clients ho llegeixen i poden deixar el correu.',
  },
  closedByHand: 'Tanca el xat ara, sigui l’hora que sigui (les converses començades continuen)',
  days: ['Dilluns', 'Dimarts', 'Dimecres', 'Dijous', 'Divendres', 'Dissabte', 'Diumenge'],
  hours: {
    label: 'Horari',
    closed: 'Tancat',
    from: (day: string, number: number) => `${day}, tram ${number}: des de`,
    until: (day: string, number: number) => `${day}, tram ${number}: fins a`,
    add: 'Afegeix un tram',
    addOf: (day: string) => `Afegeix un tram: ${day}`,
    remove: 'Treu',
    removeOf: (day: string, number: number) => `Treu el tram ${number}: ${day}`,
    copyMonday: 'Copia l’horari de dilluns fins a divendres',
    backwards: 'un tram acaba abans de començar.',
    overlapping: 'hi ha trams que se solapen.',
  },
  closedOn: {
    label: 'Dies tancats',
    none: 'No hi ha cap dia tancat d’ara endavant.',
    day: 'Dia',
    add: 'Afegeix el dia',
    remove: 'Treu',
    removeOf: (day: string) => `Treu ${day}`,
    holidays: (count: number) =>
      count === 1
        ? 'Afegeix el festiu de Mataró que falta'
        : `Afegeix els ${count} festius de Mataró que falten`,
  },
  group: {
    label: 'Qui l’atén',
    help: 'Els xats entren a aquest grup. Només compta com a present qui en pot respondre les consultes.',
  },
  patienceMinutes: {
    label: 'Paciència (minuts)',
    help: 'Si en aquest temps ningú no ha respost, s’ofereix al client la resposta per correu.',
  },
  quietMinutes: {
    label: 'Silenci (minuts)',
    help: 'Si en aquest temps el client no escriu, llegeix que la consulta continua oberta.',
  },
  says: {
    unattended: 'Què es diu dins de l’horari quan no hi ha ningú',
    closed: 'Què es diu fora d’horari',
    help: 'El client ho llegeix abans d’escriure. Si ho deixeu buit, es diu el text de sèrie.',
  },
  versions: 'Versions',
  shipped: 'Encara és com ve de sèrie.',
  version: (version: number) => `Versió ${version}`,
  back: 'Torna-hi',
  backTo: (version: number) => `Torna a la versió ${version}`,
};

export type ChatSettingsTexts = Texts<typeof ca>;
