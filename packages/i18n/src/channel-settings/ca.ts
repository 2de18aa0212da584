/** Administration → Channels: connecting the accounts of the written channels, and how each is doing. */
export const channelSettings = {
  title: 'Canals de missatgeria',
  intro:
    'Els comptes amb què ens escriuen per WhatsApp, Messenger, Instagram, X i Teams, i com funciona cadascun.',
  add: 'Connecta un compte',
  none: 'Encara no hi ha cap compte connectat.',
  names: { whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', x: 'X', teams: 'Teams' },
  health: {
    well: 'Funciona',
    quiet: 'Encara no ha arribat res',
    paused: 'En pausa',
    ill: 'No funciona',
    resting: 'El proveïdor falla',
  },
  lastEvent: (when: string) => `Últim missatge o avís rebut: ${when}`,
  noEvent: 'Encara no ha arribat res.',
  lastSent: (when: string) => `Últim enviament: ${when}`,
  since: (words: string, when: string) => `${words} (des del ${when})`,
  waiting: (out: number, into: number) => `Esperen: ${out} per enviar, ${into} per llegir`,
  failedToday: (count: number) =>
    count === 1
      ? '1 missatge no ha sortit en les últimes 24 hores'
      : `${count} missatges no han sortit en les últimes 24 hores`,
  parked: (count: number) =>
    count === 1
      ? '1 missatge o avís dels últims 30 dies no s’ha pogut llegir'
      : `${count} missatges o avisos dels últims 30 dies no s’han pogut llegir`,
  tokenExpires: (when: string) => `El permís caduca: ${when}`,
  use: (sent: number, most: number, minutes: number) =>
    `Enviats ${sent} de ${most} permesos cada ${minutes} minuts`,
  pause: 'Posa en pausa',
  resume: 'Reprèn',
  paused: 'El canal està en pausa: el que arriba es guarda i el que s’envia espera.',
  resumed: 'El canal torna a funcionar.',
  check: 'Prova la connexió',
  told: {
    subscribed: 'El proveïdor ens deixa entrar i ens avisa del que s’escriu.',
    mended: 'El proveïdor ens deixa entrar, però no ens avisava: ja ho fa.',
    untold:
      'El proveïdor ens deixa entrar. No es pot saber si ens avisa: escriviu al compte per comprovar-ho.',
  },
  reconnect: 'Torna a connectar',
  test: {
    open: 'Missatge de prova',
    title: 'Missatge de prova',
    help: 'Escriviu-vos a vós mateix: primer envieu un missatge a aquest compte des del vostre telèfon o perfil.',
    to: {
      whatsapp: 'El vostre número de WhatsApp',
      messenger: 'El vostre nom a Messenger, com surt a la conversa',
      instagram: 'El vostre usuari d’Instagram',
      x: 'El vostre usuari de X',
      teams: 'El vostre nom a Teams, com surt a la conversa',
    },
    template: 'Text aprovat',
    noTemplate: 'Cap: un text de prova',
    send: 'Envia la prova',
    sent: 'El proveïdor l’ha acceptat. Mireu si us ha arribat; si després falla, ho llegireu aquí dalt.',
    paused: 'El canal està en pausa: repreneu-lo abans de provar-lo.',
    neverWrote:
      'Ningú amb aquest número o nom no ha escrit a aquest compte, o n’hi ha més d’un. Escriviu-hi primer, o trieu un text aprovat si n’hi ha.',
  },
  edit: (name: string) => `Canvia ${name}`.trim(),
  connected:
    'El compte s’ha connectat. Copieu ara l’adreça i la paraula de verificació a la consola del proveïdor.',
  callback: 'Adreça de retorn (callback URL)',
  verifyToken: 'Paraula de verificació (verify token)',
  copy: 'Copia',
  copied: 'Copiat.',
  rotate: 'Nous secrets',
  rotateHelp:
    'Deixeu en blanc el que no canvia. El secret de signatura nou i l’anterior valen alhora, de manera que no es perd res mentre el proveïdor fa el canvi.',
  secretsKnown: (count: number) => `Hi ha ${count} secrets de signatura vàlids.`,
  dropOld: 'Treu els secrets anteriors',
  dropped: 'Només val el secret més nou.',
  channel: 'Canal',
  name: 'Nom',
  nameHelp: 'Com el veuen els agents.',
  group: 'Grup',
  external: {
    whatsapp: 'Identificador del número (phone number ID)',
    messenger: 'Identificador de la pàgina',
    instagram: 'Identificador del compte professional',
    x: 'Identificador de l’usuari',
    teams: 'Identificador de l’aplicació del bot',
  },
  settings: {
    wabaId: 'Identificador del compte de WhatsApp Business (WABA)',
    humanAgent: 'Meta ens ha concedit HUMAN_AGENT (les persones poden respondre durant 7 dies)',
    publicPosts: 'Llegir també comentaris i mencions públics',
    login: 'Tipus d’accés',
    pageId: 'Identificador de la pàgina enllaçada',
    clientId: 'Identificador de client (OAuth 2.0)',
    tenantId: 'Directori (tenant) on està registrat el bot',
    employeeTenants:
      'Directoris (tenants) de la casa: qui hi treballa consta com a personal intern (buit: el del bot)',
    tenants: 'Directoris (tenants) que ens poden escriure (buit: tots)',
    refusal: 'Què es respon a qui no ens pot escriure (buit: res)',
  },
  logins: { instagram: 'Accés d’Instagram', page: 'Per la pàgina de Facebook' },
  secrets: {
    signing: 'Secret amb què signa el proveïdor',
    accessToken: 'Testimoni d’accés',
    refreshToken: 'Testimoni de renovació',
    clientSecret: 'Secret de client',
    appToken: 'Testimoni de l’aplicació (bearer token), per comprovar els avisos (opcional)',
  },
  unsafe: 'Els secrets es guarden xifrats i no es tornen a mostrar.',
};

export type ChannelSettingsTexts = typeof channelSettings;
