import { type Context, Hono } from 'hono';
import type { Grant } from './grants.ts';
import { idTokenClaims, signIdToken } from './id-token.ts';
import type { IdentityProvider } from './identity-provider.ts';

type Form = Record<string, string>;

/** An error of the token endpoint, with the number that Entra gives it. */
interface TokenError {
  readonly error: 'invalid_grant' | 'invalid_client' | 'unsupported_grant_type';
  readonly number: number;
}

const isError = (found: Grant | TokenError): found is TokenError => 'error' in found;

/** The half that programs ask: tokens for a code or a refresh token, and the groups that did not fit into a token. */
export function tokenRoutes(provider: IdentityProvider): Hono {
  const routes = new Hono();
  routes.post(`/${provider.tenant}/oauth2/v2.0/token`, async (c) => {
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
    const client = clientOf(provider, c, form);
    const found = client ? await grantOf(provider, client, form) : refused('invalid_client', 7_000_215);
    if (isError(found)) return tokenError(c, found);
    return c.json(await tokens(provider, found, form.grant_type === 'authorization_code'));
  });
  routes.post('/v1.0/me/getMemberObjects', (c) => {
    const token = c.req.header('Authorization')?.replace(/^Bearer /, '') ?? '';
    const grant = provider.grants.byAccessToken(token);
    if (!grant || grant.person.disabled)
      return c.json({ error: { code: 'InvalidAuthenticationToken' } }, 401);
    if (!/\bUser\.Read\b/i.test(grant.scope))
      return c.json({ error: { code: 'Authorization_RequestDenied' } }, 403);
    return c.json({ value: grant.person.groups });
  });
  return routes;
}

/** The application that asks, by its secret in the body or in `Authorization: Basic`. */
function clientOf({ clients }: IdentityProvider, c: Context, form: Form) {
  const basic = /^Basic (.+)$/.exec(c.req.header('Authorization') ?? '')?.[1];
  const [id, secret] = basic
    ? atob(basic).split(':').map(decodeURIComponent)
    : [form.client_id, form.client_secret];
  return clients.find((client) => client.clientId === id && client.clientSecret === secret);
}

async function grantOf(
  { grants }: IdentityProvider,
  { clientId }: { clientId: string },
  form: Form,
): Promise<Grant | TokenError> {
  if (form.grant_type === 'refresh_token') {
    const grant = grants.byRefreshToken(form.refresh_token ?? '');
    if (!grant || grant.clientId !== clientId) return refused('invalid_grant', 50_173);
    return grant.person.disabled ? refused('invalid_grant', 50_057) : grant;
  }
  if (form.grant_type !== 'authorization_code') return refused('unsupported_grant_type', 70_003);
  const code = grants.codes.get(form.code ?? '');
  if (!code || code.grant.clientId !== clientId) return refused('invalid_grant', 70_000);
  if (code.used) return refused('invalid_grant', 54_005);
  code.used = true;
  if (code.redirectUri !== form.redirect_uri) return refused('invalid_grant', 50_148);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form.code_verifier));
  const challenge = btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return challenge === code.challenge ? code.grant : refused('invalid_grant', 501_481);
}

/** @param first whether it answers the sign-in itself: a refreshed token carries no nonce */
async function tokens(provider: IdentityProvider, grant: Grant, first: boolean) {
  const { issuer, tenant, faults, grants, keys } = provider;
  const nonce = first ? grant.nonce : undefined;
  const claims = idTokenClaims(grant.person, { ...grant, issuer, tenant, nonce });
  const told = faults.claims?.(claims) ?? claims;
  const { access, refresh } = grants.issueTokens(grant);
  return {
    ...{ token_type: 'Bearer', scope: grant.scope, expires_in: 3_600, access_token: access },
    ...(/\boffline_access\b/.test(grant.scope) && { refresh_token: refresh }),
    id_token: await (faults.sign?.(told) ?? signIdToken(told, await keys.current())),
  };
}

const refused = (error: TokenError['error'], number: number): TokenError => ({ error, number });

function tokenError(c: Context, { error, number }: TokenError): Response {
  const description = `AADSTS${number}: refused by the demonstration's provider.`;
  const status = error === 'invalid_client' ? 401 : 400;
  return c.json({ error, error_description: description, error_codes: [number] }, status);
}
