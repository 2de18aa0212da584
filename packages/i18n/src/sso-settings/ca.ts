import type { Texts } from '../texts.ts';

/** How the company sign-in is set up, in Catalan. */
export const ssoSettings = {
  title: 'Entrada amb el compte de l’empresa',
  intro:
    'Qualsevol persona de l’empresa entra amb el compte que ja té. La primera vegada hi entra com a personal intern, sense ocupar llicència; els grups de sota donen els altres rols.',
  on: 'En marxa',
  off: 'Apagada',
  register: {
    title: 'El que cal registrar al proveïdor',
    help: 'A Microsoft Entra: Registres d’aplicacions, Autenticació. Copieu-hi aquestes adreces tal com són.',
    redirect: 'Adreça de retorn',
    logout: 'Adreça de tancament de sessió',
    copy: (what: string) => `Copia: ${what}`,
  },
  connection: {
    title: 'Connexió',
    name: 'Nom del botó',
    nameHelp: (name: string) => `A l’entrada es llegirà «Entra amb ${name}».`,
    issuer: 'Emissor',
    issuerHelp:
      'https://login.microsoftonline.com/ i l’identificador de la vostra organització, acabat en /v2.0.',
    clientId: 'Identificador de l’aplicació',
    secret: 'Secret de l’aplicació',
    secretKept: 'Deixeu-lo buit per conservar el que hi ha. No es torna a mostrar.',
    secondFactor: 'Verificació en dos passos',
    secondFactors: {
      token: 'Val la del proveïdor quan la demostra; si no, es demana la nostra',
      provider: 'Val sempre la del proveïdor: la demana a tothom',
      own: 'Es demana sempre la nostra',
    },
    context: 'Context d’autenticació',
    contextHelp: 'Només si en teniu un que demani dos passos, com ara c1. Si no, deixeu-lo buit.',
    enabled: 'El personal hi pot entrar',
    try: 'Prova la connexió',
    trying: 'S’està preguntant al proveïdor…',
    works: 'Funciona: el proveïdor respon i reconeix l’aplicació.',
    save: 'Prova-la i desa',
  },
  wrong: {
    unreachable: 'El proveïdor no respon en aquesta adreça.',
    not_the_issuer: 'Aquí no respon el proveïdor que s’hi diu. Copieu l’emissor sencer, amb l’organització.',
    https_needed: 'L’emissor ha de començar per https://',
    every_tenant: 'Aquesta adreça val per a totes les organitzacions del món. Poseu-hi la de la vostra.',
    application_refused: 'El proveïdor no reconeix l’aplicació amb aquest secret. Potser ha caducat.',
    required: 'Cal el secret: l’emissor o l’aplicació són uns altres.',
    other: 'Hi ha un valor que no és vàlid.',
  },
  groups: {
    title: 'Grups i rols',
    intro:
      'Qui és en més d’un grup rep el rol més alt. Qui no és en cap és personal intern. Si traieu algú del grup al proveïdor, aquí el perd al cap de cinc minuts com a màxim.',
    none: 'Sense cap grup, els rols es donen a mà a «Persones».',
    seats:
      'Quan no queden llicències, qui n’hauria d’ocupar una entra com a personal intern i se li diu el perquè.',
    line: (number: number) => `Grup ${number}`,
    group: 'Identificador del grup o rol d’aplicació',
    label: 'Nom',
    role: 'Rol',
    ours: 'Grups de Sínia',
    add: 'Afegeix un grup',
    remove: (name: string) => `Treu ${name}`,
    removeShort: 'Treu',
    save: 'Desa els grups',
    twice: 'Hi ha un grup repetit.',
  },
};

export type SsoSettingsTexts = Texts<typeof ssoSettings>;
