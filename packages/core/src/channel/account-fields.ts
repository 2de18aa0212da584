import type { ConversationRoute } from '../ticket/ticket.ts';

/** Written channels that are connected to a provider by an account of ours there. */
export type ConnectedChannel = Exclude<ConversationRoute['channel'], 'chat'>;

export type AccountSecret = 'signing' | 'accessToken' | 'refreshToken' | 'clientSecret' | 'appToken';

export interface AccountFields {
  /** What is no secret, by name; `yes` where something is granted. */
  readonly settings: readonly string[];
  /** Those of them without which nothing works. */
  readonly required: readonly string[];
  /** What is sealed and never shown again. */
  readonly secrets: readonly AccountSecret[];
  /** Those of them without which it works all the same. */
  readonly optional?: readonly AccountSecret[];
  /** Whether the provider asks for a word of ours when it is connected. */
  readonly verifyToken: boolean;
}

const GRANTED = ['humanAgent', 'publicPosts'] as const;

/** What is asked for to connect an account, as data: the form, the check and the manual go by it. */
export const ACCOUNT_FIELDS: Readonly<Record<ConnectedChannel, AccountFields>> = {
  whatsapp: {
    ...{ settings: ['wabaId'], required: ['wabaId'] },
    ...{ secrets: ['signing', 'accessToken'], verifyToken: true },
  },
  messenger: {
    ...{ settings: GRANTED, required: [] },
    ...{ secrets: ['signing', 'accessToken'], verifyToken: true },
  },
  instagram: {
    ...{ settings: ['login', 'pageId', 'humanAgent'], required: ['login'] },
    ...{ secrets: ['signing', 'accessToken'], verifyToken: true },
  },
  x: {
    ...{ settings: ['clientId', 'publicPosts'], required: ['clientId'] },
    secrets: ['signing', 'accessToken', 'refreshToken', 'clientSecret', 'appToken'],
    ...{ optional: ['appToken'], verifyToken: false },
  },
  teams: {
    ...{ settings: ['tenantId', 'employeeTenants', 'tenants', 'refusal'], required: ['tenantId'] },
    ...{ secrets: ['clientSecret'], verifyToken: false },
  },
};

export const CONNECTED_CHANNELS = Object.keys(ACCOUNT_FIELDS) as readonly ConnectedChannel[];
