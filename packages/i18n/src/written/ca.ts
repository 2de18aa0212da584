/** What the desk says of written channels: whether one may answer, why something did not leave, what a customer did. */
export const ca = {
  names: {
    email: 'correu',
    sms: 'SMS',
    post: 'carta',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    x: 'X',
    teams: 'Teams',
    chat: 'xat',
  },
  failed: 'No s’ha pogut fer.',
  way: {
    label: 'Com es pot respondre',
    open: (when: string) => `Es pot respondre fins ${when}.`,
    human: (when: string) =>
      `Ha passat el termini habitual. Fins ${when} només surt el que escriu una persona, no els avisos automàtics.`,
    closed: (channel: string, when: string) =>
      `${channel} ja no deixa respondre: el client va escriure per última vegada fa massa temps i el termini es va acabar ${when}.`,
    closedEver: (channel: string) => `${channel} no deixa escriure a qui encara no ens ha escrit.`,
    closedHelp: 'Si el client torna a escriure, es podrà respondre. Mentrestant:',
    asideOpen: (when: string) =>
      `Es pot enviar un sol missatge privat, fins ${when}. Per escriure-li més, caldrà que el client hi respongui.`,
    asideClosed:
      'Ja no es poden enviar més missatges privats per aquest comentari. Quan el client hi respongui, podreu escriure-li. Mentrestant podeu respondre en públic.',
    paused: 'El canal està en pausa: el que s’enviï sortirà quan es reprengui.',
    unreachable: 'El client ens ha bloquejat o ha tret l’aplicació: no li arribarà res per aquí.',
    elsewhere: 'Ara respon una altra aplicació. Si envieu una resposta, us quedareu la conversa.',
    ailment: (reason: string) => `El canal no funciona: ${reason}`,
    noFiles: 'Aquest canal no admet fitxers.',
    onlyFiles: (types: string) => `Els únics fitxers que admet aquest canal són imatges (${types}).`,
    others: 'Respondre per una altra via:',
    other: (channel: string, address: string) => `Respon per ${channel} (${address})`,
    moved: (channel: string) => `A partir d’ara es respon per ${channel}.`,
  },
  template: {
    choose: 'Text aprovat',
    none: 'No hi ha cap text aprovat per a aquest canal.',
    value: (number: number) => `Valor ${number}`,
    preview: 'Com el rebrà',
    send: 'Envia el text aprovat',
    sent: 'El text aprovat s’està enviant.',
  },
  media: {
    waiting: (name: string) => `${name}: s’està baixant.`,
    refused: (name: string, reason: string) => `${name}: no s’ha pogut desar. ${reason}`,
    kind: {
      image: 'Imatge',
      audio: 'Missatge de veu',
      video: 'Vídeo',
      document: 'Document',
      sticker: 'Adhesiu',
    },
    reasons: {
      too_large: 'És massa gran.',
      type: 'És d’un tipus que no s’accepta.',
      gone: 'El proveïdor ja no el té.',
      unreachable: 'El proveïdor no respon.',
      other: 'El proveïdor no ens l’ha donat.',
    },
  },
  reaction: {
    customer: (sign: string) => `El client hi ha posat ${sign}`,
    us: (sign: string) => `Hi hem posat ${sign}`,
  },
  edited: (when: string) => `Editat pel client ${when}.`,
  before: 'Què deia abans',
  erased: (when: string) => `El client va esborrar aquest missatge ${when}. No en queda res.`,
  codes: {
    window_closed:
      'Ha passat el termini per respondre en aquest canal. Trieu un text aprovat o una altra via.',
    recipient_unknown: 'El proveïdor no coneix aquest destinatari.',
    unreachable: 'El client no pot rebre missatges ara.',
    blocked: 'El client no accepta els nostres missatges.',
    not_installed: 'El client no té instal·lada l’aplicació.',
    elsewhere: 'Una altra aplicació té la conversa. Si ho torneu a enviar, us la quedareu.',
    unasked: 'El client encara no ens ha escrit en privat: per aquí no li arriba cap avís automàtic.',
    gone: 'La publicació ja no hi és, o no deixa respondre.',
    too_long: 'El text és massa llarg.',
    too_large: 'Un fitxer és massa gran per a aquest canal.',
    media_refused: 'El canal no accepta aquest fitxer. Envieu el text sense el fitxer.',
    template_invalid: 'El text aprovat no coincideix amb el del proveïdor: reviseu els valors i l’idioma.',
    template_paused: 'El proveïdor ha aturat aquest text aprovat. Trieu-ne un altre.',
    refused: 'El proveïdor no l’ha acceptat.',
    attachment_being_checked: 'S’està comprovant un fitxer. El missatge sortirà tot sol després.',
    attachment_retained: 'Un fitxer conté un virus i està retingut. Envieu el text sense el fitxer.',
    outcome_unknown: 'No se sap si ha arribat. Comproveu-ho amb el client abans de tornar-lo a enviar.',
    token_invalid:
      'Cal tornar a connectar el canal: el permís ha caducat o s’ha retirat. Sortirà tot sol després.',
    permission_missing:
      'Al canal li falta un permís. Un administrador l’ha de donar. Sortirà tot sol després.',
    account_restricted: 'El proveïdor ha limitat el nostre compte. Un administrador ho ha de mirar.',
    account_unpaid: 'El compte del proveïdor no té saldo. Un administrador ho ha de mirar.',
    account_not_ready: 'El canal està en pausa o no està a punt. Sortirà quan ho estigui.',
    not_subscribed:
      'El proveïdor no ens pot avisar del que escriuen els clients: comproveu l’adreça de retorn a la seva consola i torneu a provar la connexió.',
    paced: 'El proveïdor no accepta més missatges de moment. Sortirà tot sol.',
    throttled: 'El proveïdor demana que esperem. Sortirà tot sol.',
    provider_down: 'El proveïdor no funciona ara. Sortirà tot sol.',
    connection: 'No s’hi ha pogut connectar. Es torna a provar tot sol.',
    account_mismatch: 'Arriben missatges d’un altre compte.',
    event_parked: 'Hi ha missatges que no s’han pogut llegir.',
    other: 'No ha pogut sortir.',
  },
};

export type WrittenTexts = typeof ca;
