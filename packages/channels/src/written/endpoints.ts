/** Where the providers are. While developing each may be a fake on loopback. */
export const ENDPOINTS = {
  facebook: 'https://graph.facebook.com',
  instagram: 'https://graph.instagram.com',
  x: 'https://api.x.com',
  /** Where Microsoft gives out tokens. */
  microsoftLogin: 'https://login.microsoftonline.com',
  microsoftGraph: 'https://graph.microsoft.com',
  /** The keys with which the Bot Connector signs. */
  botFramework: 'https://login.botframework.com',
} as const;
export type Endpoints = { readonly [Name in keyof typeof ENDPOINTS]: string };
