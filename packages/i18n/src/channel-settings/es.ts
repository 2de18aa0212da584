import type { ChannelSettingsTexts } from './ca.ts';

export const channelSettings: ChannelSettingsTexts = {
  title: 'Canales de mensajería',
  intro:
    'Las cuentas con las que nos escriben por WhatsApp, Messenger, Instagram, X y Teams, y cómo funciona cada una.',
  add: 'Conectar una cuenta',
  none: 'Todavía no hay ninguna cuenta conectada.',
  names: { whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', x: 'X', teams: 'Teams' },
  health: {
    well: 'Funciona',
    quiet: 'Aún no ha llegado nada',
    paused: 'En pausa',
    ill: 'No funciona',
    resting: 'El proveedor falla',
  },
  lastEvent: (when) => `Último mensaje o aviso recibido: ${when}`,
  noEvent: 'Aún no ha llegado nada.',
  lastSent: (when) => `Último envío: ${when}`,
  since: (words, when) => `${words} (desde el ${when})`,
  waiting: (out, into) => `Esperan: ${out} por enviar, ${into} por leer`,
  failedToday: (count) =>
    count === 1
      ? '1 mensaje no ha salido en las últimas 24 horas'
      : `${count} mensajes no han salido en las últimas 24 horas`,
  parked: (count) =>
    count === 1
      ? '1 mensaje o aviso de los últimos 30 días no se ha podido leer'
      : `${count} mensajes o avisos de los últimos 30 días no se han podido leer`,
  tokenExpires: (when) => `El permiso caduca: ${when}`,
  use: (sent, most, minutes) => `Enviados ${sent} de ${most} permitidos cada ${minutes} minutos`,
  pause: 'Pausar',
  resume: 'Reanudar',
  paused: 'El canal está en pausa: lo que llega se guarda y lo que se envía espera.',
  resumed: 'El canal vuelve a funcionar.',
  check: 'Probar la conexión',
  told: {
    subscribed: 'El proveedor nos deja entrar y nos avisa de lo que se escribe.',
    mended: 'El proveedor nos deja entrar, pero no nos avisaba: ya lo hace.',
    untold:
      'El proveedor nos deja entrar. No se puede saber si nos avisa: escriba a la cuenta para comprobarlo.',
  },
  reconnect: 'Volver a conectar',
  test: {
    open: 'Mensaje de prueba',
    title: 'Mensaje de prueba',
    help: 'Escríbase a usted mismo: primero envíe un mensaje a esta cuenta desde su teléfono o perfil.',
    to: {
      whatsapp: 'Su número de WhatsApp',
      messenger: 'Su nombre en Messenger, como sale en la conversación',
      instagram: 'Su usuario de Instagram',
      x: 'Su usuario de X',
      teams: 'Su nombre en Teams, como sale en la conversación',
    },
    template: 'Texto aprobado',
    noTemplate: 'Ninguno: un texto de prueba',
    send: 'Enviar la prueba',
    sent: 'El proveedor lo ha aceptado. Mire si le ha llegado; si después falla, lo leerá aquí arriba.',
    paused: 'El canal está en pausa: reanúdelo antes de probarlo.',
    neverWrote:
      'Nadie con ese número o nombre ha escrito a esta cuenta, o hay más de uno. Escriba primero a la cuenta, o elija un texto aprobado si lo hay.',
  },
  edit: (name) => `Cambiar ${name}`.trim(),
  connected:
    'La cuenta se ha conectado. Copie ahora la dirección y la palabra de verificación en la consola del proveedor.',
  callback: 'Dirección de retorno (callback URL)',
  verifyToken: 'Palabra de verificación (verify token)',
  copy: 'Copiar',
  copied: 'Copiado.',
  rotate: 'Nuevos secretos',
  rotateHelp:
    'Deje en blanco lo que no cambia. El secreto de firma nuevo y el anterior valen a la vez, de modo que no se pierde nada mientras el proveedor hace el cambio.',
  secretsKnown: (count) => `Hay ${count} secretos de firma válidos.`,
  dropOld: 'Quitar los secretos anteriores',
  dropped: 'Solo vale el secreto más nuevo.',
  channel: 'Canal',
  name: 'Nombre',
  nameHelp: 'Cómo lo ven los agentes.',
  group: 'Grupo',
  external: {
    whatsapp: 'Identificador del número (phone number ID)',
    messenger: 'Identificador de la página',
    instagram: 'Identificador de la cuenta profesional',
    x: 'Identificador del usuario',
    teams: 'Identificador de la aplicación del bot',
  },
  settings: {
    wabaId: 'Identificador de la cuenta de WhatsApp Business (WABA)',
    humanAgent: 'Meta nos ha concedido HUMAN_AGENT (las personas pueden responder durante 7 días)',
    publicPosts: 'Leer también comentarios y menciones públicos',
    login: 'Tipo de acceso',
    pageId: 'Identificador de la página enlazada',
    clientId: 'Identificador de cliente (OAuth 2.0)',
    tenantId: 'Directorio (tenant) donde está registrado el bot',
    employeeTenants:
      'Directorios (tenants) de la casa: quien trabaja en ellos consta como personal interno (vacío: el del bot)',
    tenants: 'Directorios (tenants) que nos pueden escribir (vacío: todos)',
    refusal: 'Qué se responde a quien no nos puede escribir (vacío: nada)',
  },
  logins: { instagram: 'Acceso de Instagram', page: 'Por la página de Facebook' },
  secrets: {
    signing: 'Secreto con el que firma el proveedor',
    accessToken: 'Testigo de acceso',
    refreshToken: 'Testigo de renovación',
    clientSecret: 'Secreto de cliente',
    appToken: 'Testigo de la aplicación (bearer token), para comprobar los avisos (opcional)',
  },
  unsafe: 'Los secretos se guardan cifrados y no se vuelven a mostrar.',
};
