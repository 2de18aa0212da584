import { Refusal } from '@sinia/core';
import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { Dependencies } from '../../use-cases/context.ts';
import { providerFetch } from './provider-fetch.ts';
import { providerRefusal } from './provider-refusal.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const PATIENCE_SECONDS = 8;

/**
 * What the provider says about itself, asked afresh each time: sign-ins are rare, and keys that were exchanged a moment
 * ago are known. Signatures are checked although the token comes over TLS.
 *
 * @throws Refusal `sso_unreachable`; `sso_failed` where it is another issuer than the one that was set, such as an
 *   address for all tenants at once.
 */
export async function discoverProvider(
  { settings: { internalNetworks = [] } }: Pick<Dependencies, 'settings'>,
  { issuer, clientId, clientSecret }: ProviderSettings,
): Promise<Configuration> {
  const insecure = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  try {
    const provider = await discovery(new URL(issuer), clientId, undefined, ClientSecretPost(clientSecret), {
      execute: [enableNonRepudiationChecks, ...insecure],
      timeout: PATIENCE_SECONDS,
      [customFetch]: providerFetch(internalNetworks),
    });
    if (provider.serverMetadata().issuer !== issuer) throw new Refusal('sso_failed');
    return provider;
  } catch (error) {
    throw providerRefusal(error);
  }
}
