import type { Texts } from '../texts.ts';

/** How a mailbox of Microsoft 365 is connected, in Catalan. */
export const graphMail = {
  by: 'El llegim nosaltres a Microsoft 365 (Graph)',
  legend: 'Microsoft 365',
  help: 'Es comença a llegir des d’ara i no es marca res com a llegit. L’aplicació s’ha de registrar abans a Microsoft Entra, amb permís només per a aquesta bústia.',
  tenant: 'Directori (tenant)',
  tenantHelp: 'L’identificador o un domini: empresa.onmicrosoft.com.',
  clientId: 'Identificador de l’aplicació (client)',
  clientSecret: 'Secret de client',
  secretKept: 'Deixeu-lo buit per conservar el que hi ha.',
  user: 'Adreça de la bústia a Microsoft 365',
  sends: 'Les respostes també surten per Microsoft 365',
  sendsHelp: 'Si no, surten pel servidor de correu de Sínia (SMTP).',
  told: (until: string) => `Microsoft avisa del correu nou fins al ${until}; es renova sol.`,
  asks: 'Encara no avisa del correu nou: es mira cada dos minuts.',
  notTold: 'Microsoft no avisa del correu nou, i es mira cada dos minuts.',
  failures: {
    tenant_unknown: 'No existeix cap directori amb aquest nom.',
    app_unknown: 'Aquesta aplicació no existeix al directori.',
    secret_wrong: 'Microsoft no accepta aquest secret. Copieu-ne el valor, no l’identificador.',
    secret_expired: 'El secret ha caducat. Feu-ne un de nou a Microsoft Entra i escriviu-lo aquí.',
    not_permitted: 'L’aplicació no té permís per entrar a aquesta bústia.',
    address_unknown: 'No hi ha cap bústia amb aquesta adreça al directori.',
    throttled: 'Microsoft demana que esperem.',
    door_unreachable: 'No ha pogut arribar a la nostra adreça des d’internet.',
  },
};

export type GraphMailTexts = Texts<typeof graphMail>;
