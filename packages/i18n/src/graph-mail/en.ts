import type { GraphMailTexts } from './ca.ts';

/** How a mailbox of Microsoft 365 is connected, in English. */
export const graphMail: GraphMailTexts = {
  by: 'We read it at Microsoft 365 (Graph)',
  legend: 'Microsoft 365',
  help: 'Reading begins from now and marks nothing as read. The application must first be registered in Microsoft Entra, with permission for this mailbox only.',
  tenant: 'Directory (tenant)',
  tenantHelp: 'Its id or one of its domains: company.onmicrosoft.com.',
  clientId: 'Application (client) id',
  clientSecret: 'Client secret',
  secretKept: 'Leave it empty to keep the present one.',
  user: 'Address of the mailbox at Microsoft 365',
  sends: 'Answers leave by Microsoft 365 too',
  sendsHelp: 'If not, they leave by Sínia’s own mail server (SMTP).',
  told: (until) => `Microsoft tells of new mail until ${until}; it is renewed by itself.`,
  asks: 'It does not tell of new mail yet: we look every two minutes.',
  notTold: 'Microsoft does not tell of new mail, and we look every two minutes.',
  failures: {
    tenant_unknown: 'There is no directory of this name.',
    app_unknown: 'There is no such application in the directory.',
    secret_wrong: 'Microsoft does not accept this secret. Copy its value, not its id.',
    secret_expired: 'The secret has expired. Make a new one in Microsoft Entra and enter it here.',
    not_permitted: 'The application may not enter this mailbox.',
    address_unknown: 'There is no mailbox with this address in the directory.',
    throttled: 'Microsoft asks us to wait.',
    door_unreachable: 'It could not reach our address from the internet.',
  },
};
