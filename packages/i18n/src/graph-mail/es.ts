import type { GraphMailTexts } from './ca.ts';

/** How a mailbox of Microsoft 365 is connected, in Spanish. */
export const graphMail: GraphMailTexts = {
  by: 'Lo leemos nosotros en Microsoft 365 (Graph)',
  legend: 'Microsoft 365',
  help: 'Se empieza a leer desde ahora y no se marca nada como leído. Antes hay que registrar la aplicación en Microsoft Entra, con permiso solo para este buzón.',
  tenant: 'Directorio (tenant)',
  tenantHelp: 'El identificador o un dominio: empresa.onmicrosoft.com.',
  clientId: 'Identificador de la aplicación (cliente)',
  clientSecret: 'Secreto de cliente',
  secretKept: 'Déjelo vacío para conservar el que hay.',
  user: 'Dirección del buzón en Microsoft 365',
  sends: 'Las respuestas también salen por Microsoft 365',
  sendsHelp: 'Si no, salen por el servidor de correo de Sínia (SMTP).',
  told: (until) => `Microsoft avisa del correo nuevo hasta el ${until}; se renueva solo.`,
  asks: 'Aún no avisa del correo nuevo: se mira cada dos minutos.',
  notTold: 'Microsoft no avisa del correo nuevo, y se mira cada dos minutos.',
  failures: {
    tenant_unknown: 'No existe ningún directorio con este nombre.',
    app_unknown: 'Esta aplicación no existe en el directorio.',
    secret_wrong: 'Microsoft no acepta este secreto. Copie su valor, no el identificador.',
    secret_expired: 'El secreto ha caducado. Haga uno nuevo en Microsoft Entra y escríbalo aquí.',
    not_permitted: 'La aplicación no tiene permiso para entrar en este buzón.',
    address_unknown: 'No hay ningún buzón con esta dirección en el directorio.',
    throttled: 'Microsoft pide que esperemos.',
    door_unreachable: 'No ha podido llegar a nuestra dirección desde internet.',
  },
};
