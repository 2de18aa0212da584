const CHANNELS = {
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  instagram: 'Instagram',
  x: 'X',
  teams: 'Teams',
} as const;

const ca = {
  channels: { ...CHANNELS, mail: 'Correu (Microsoft 365)' },
  title: 'Escriviu-nos com a client',
  lead: 'Cada pàgina és el telèfon d’un client en un canal. El que hi escriviu arriba al taulell, i el que el taulell respon surt aquí. Res no surt d’aquest ordinador.',
  open: 'Obre el telèfon',
  all: 'Tots els canals',
  as: 'Escriviu com a',
  empty: 'Encara no hi ha cap missatge. Escriviu el primer.',
  us: 'Aigües de Mataró',
  message: 'Missatge',
  send: 'Envia',
  file: 'Foto o document',
  sendFile: 'Envia el fitxer',
  more: 'Canvia aquest missatge',
  edit: 'Canvia el text',
  erase: 'Esborra’l per a tothom',
  react: 'Posa-hi un cor',
  unreact: 'Treu el cor',
  edited: 'editat',
  erased: 'Missatge esborrat',
  trouble: 'Què va malament',
  troubleLead: 'El proveïdor es comporta com diu la seva documentació quan alguna cosa falla.',
  apply: 'Aplica',
  conditions: {
    down: 'No funciona res',
    throttles: 'No accepta més missatges de moment',
    tokenExpired: 'El testimoni d’accés ha caducat o l’aplicació s’ha retirat',
    losesAnswers: 'Accepta el missatge i la resposta es perd',
    mediaExpired: 'Les adreces dels fitxers han caducat',
    withoutReceipts: 'No diu si els missatges han arribat',
    late: 'El que s’hi escriu arriba un dia tard',
    unsubscribed: 'No avisa del que s’escriu (fins que es prova la connexió)',
  },
  language: 'Español',
  other: 'es',
} as const;

export type DemoWords = {
  readonly [K in keyof typeof ca]: (typeof ca)[K] extends string
    ? string
    : { readonly [I in keyof (typeof ca)[K]]: string };
};

const es: DemoWords = {
  channels: { ...CHANNELS, mail: 'Correo (Microsoft 365)' },
  title: 'Escríbanos como cliente',
  lead: 'Cada página es el teléfono de un cliente en un canal. Lo que escriba llega al escritorio, y lo que el escritorio responde aparece aquí. Nada sale de este ordenador.',
  open: 'Abrir el teléfono',
  all: 'Todos los canales',
  as: 'Escriba como',
  empty: 'Todavía no hay ningún mensaje. Escriba el primero.',
  us: 'Aigües de Mataró',
  message: 'Mensaje',
  send: 'Enviar',
  file: 'Foto o documento',
  sendFile: 'Enviar el archivo',
  more: 'Cambiar este mensaje',
  edit: 'Cambiar el texto',
  erase: 'Borrarlo para todos',
  react: 'Poner un corazón',
  unreact: 'Quitar el corazón',
  edited: 'editado',
  erased: 'Mensaje borrado',
  trouble: 'Qué va mal',
  troubleLead: 'El proveedor se comporta como dice su documentación cuando algo falla.',
  apply: 'Aplicar',
  conditions: {
    down: 'No funciona nada',
    throttles: 'No acepta más mensajes por ahora',
    tokenExpired: 'El testigo de acceso ha caducado o la aplicación se ha retirado',
    losesAnswers: 'Acepta el mensaje y la respuesta se pierde',
    mediaExpired: 'Las direcciones de los archivos han caducado',
    withoutReceipts: 'No dice si los mensajes han llegado',
    late: 'Lo que se escribe llega un día tarde',
    unsubscribed: 'No avisa de lo que se escribe (hasta que se prueba la conexión)',
  },
  language: 'Català',
  other: 'ca',
};

export const DEMO_WORDS = { ca, es } as const satisfies Record<string, DemoWords>;
export type DemoLanguage = keyof typeof DEMO_WORDS;
