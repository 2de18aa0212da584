export type { Claims } from './id-token.ts';
export {
  createIdentityProvider,
  type IdentityProvider,
  type IdentityProviderOptions,
} from './identity-provider.ts';
export type { NewPerson, RegisteredClient, TenantPerson } from './people.ts';
