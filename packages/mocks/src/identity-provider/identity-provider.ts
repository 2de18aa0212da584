import { Hono } from 'hono';
import { authorizeRoutes } from './authorize.ts';
import { Grants } from './grants.ts';
import type { Claims } from './id-token.ts';
import { type NewPerson, type RegisteredClient, type TenantPerson, tenantPerson } from './people.ts';
import { SigningKeys } from './signing-keys.ts';
import { tokenRoutes } from './token.ts';

export interface IdentityProviderOptions {
  /** Where programs ask, such as `http://127.0.0.1:8805`. */
  readonly origin: string;
  /** Where browsers are sent; another name makes it another site, as the real one is. */
  readonly browserOrigin?: string;
  readonly tenant: string;
  readonly clients: readonly RegisteredClient[];
  readonly people: readonly NewPerson[];
}

/** What goes wrong at the provider, switched while it runs. */
export interface ProviderFaults {
  /** Every answer is 503. */
  down: boolean;
  /** Changes what the id_token says. */
  claims: ((claims: Claims) => Claims) | undefined;
  /** Makes the id_token another way: unsigned, by a foreign key. */
  sign: ((claims: Claims) => Promise<string>) | undefined;
}

export interface IdentityProvider extends IdentityProviderOptions {
  readonly issuer: string;
  readonly app: Hono;
  readonly directory: ReadonlyMap<string, TenantPerson>;
  readonly keys: SigningKeys;
  readonly grants: Grants;
  readonly faults: ProviderFaults;
}

/**
 * A tenant of Microsoft Entra ID for tests and the demonstration, as its documentation describes it: discovery, rotating
 * keys, PKCE, id_tokens of version 2.0 with `oid tid groups roles`, groups overage with Graph, refresh tokens, its errors.
 */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const provider: IdentityProvider = {
    ...options,
    issuer: `${options.origin}/${options.tenant}/v2.0`,
    app: new Hono(),
    directory: new Map(options.people.map((person) => [person.oid, tenantPerson(person)])),
    keys: new SigningKeys(),
    grants: new Grants(),
    faults: { down: false, claims: undefined, sign: undefined },
  };
  const { app, faults, issuer, origin, tenant } = provider;
  const browser = options.browserOrigin ?? origin;
  app.use(async (c, next) => (faults.down ? c.text('Service Unavailable', 503) : next()));
  app.get('/healthz', (c) => c.text('ok'));
  app.get(`/${tenant}/v2.0/.well-known/openid-configuration`, (c) =>
    c.json({
      issuer,
      authorization_endpoint: `${browser}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
      userinfo_endpoint: `${origin}/oidc/userinfo`,
      response_types_supported: ['code', 'id_token', 'code id_token'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      frontchannel_logout_supported: true,
      msgraph_host: new URL(origin).host,
    }),
  );
  app.get(`/${tenant}/discovery/v2.0/keys`, async (c) => c.json(await provider.keys.published()));
  app.route('/', authorizeRoutes(provider));
  app.route('/', tokenRoutes(provider));
  return provider;
}
