import type { SsoSettingsTexts } from './ca.ts';

/** How the company sign-in is set up, in Spanish. */
export const ssoSettings: SsoSettingsTexts = {
  title: 'Entrada con la cuenta de la empresa',
  intro:
    'Cualquier persona de la empresa entra con la cuenta que ya tiene. La primera vez entra como personal interno, sin ocupar licencia; los grupos de abajo dan los demás roles.',
  on: 'En marcha',
  off: 'Apagada',
  register: {
    title: 'Lo que hay que registrar en el proveedor',
    help: 'En Microsoft Entra: Registros de aplicaciones, Autenticación. Copie allí estas direcciones tal como son.',
    redirect: 'Dirección de retorno',
    logout: 'Dirección de cierre de sesión',
    copy: (what) => `Copiar: ${what}`,
  },
  connection: {
    title: 'Conexión',
    name: 'Nombre del botón',
    nameHelp: (name) => `En la entrada se leerá «Entrar con ${name}».`,
    issuer: 'Emisor',
    issuerHelp: 'https://login.microsoftonline.com/ y el identificador de su organización, acabado en /v2.0.',
    clientId: 'Identificador de la aplicación',
    secret: 'Secreto de la aplicación',
    secretKept: 'Déjelo vacío para conservar el que hay. No se vuelve a mostrar.',
    secondFactor: 'Verificación en dos pasos',
    secondFactors: {
      token: 'Vale la del proveedor cuando la demuestra; si no, se pide la nuestra',
      provider: 'Vale siempre la del proveedor: la pide a todo el mundo',
      own: 'Se pide siempre la nuestra',
    },
    context: 'Contexto de autenticación',
    contextHelp: 'Solo si tiene uno que pida dos pasos, como c1. Si no, déjelo vacío.',
    enabled: 'El personal puede entrar con ella',
    try: 'Probar la conexión',
    trying: 'Se está preguntando al proveedor…',
    works: 'Funciona: el proveedor responde y reconoce la aplicación.',
    save: 'Probar y guardar',
  },
  wrong: {
    unreachable: 'El proveedor no responde en esta dirección.',
    not_the_issuer: 'Aquí no responde el proveedor que se dice. Copie el emisor entero, con la organización.',
    https_needed: 'El emisor debe empezar por https://',
    every_tenant: 'Esta dirección vale para todas las organizaciones del mundo. Ponga la de la suya.',
    application_refused: 'El proveedor no reconoce la aplicación con este secreto. Quizá ha caducado.',
    required: 'Hace falta el secreto: el emisor o la aplicación son otros.',
    other: 'Hay un valor que no es válido.',
  },
  groups: {
    title: 'Grupos y roles',
    intro:
      'Quien está en más de un grupo recibe el rol más alto. Quien no está en ninguno es personal interno. Si quita a alguien del grupo en el proveedor, aquí lo pierde en cinco minutos como máximo.',
    none: 'Sin ningún grupo, los roles se dan a mano en «Personas».',
    seats:
      'Cuando no quedan licencias, quien debería ocupar una entra como personal interno y se le dice por qué.',
    line: (number) => `Grupo ${number}`,
    group: 'Identificador del grupo o rol de aplicación',
    label: 'Nombre',
    role: 'Rol',
    ours: 'Grupos de Sínia',
    add: 'Añadir un grupo',
    remove: (name) => `Quitar ${name}`,
    removeShort: 'Quitar',
    save: 'Guardar los grupos',
    twice: 'Hay un grupo repetido.',
  },
};
