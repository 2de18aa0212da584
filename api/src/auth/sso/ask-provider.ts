import { Refusal } from '@sinia/core';
import type { IdentityClaims, SecondFactorRule } from '@sinia/core/sso';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  refreshTokenGrant,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import { z } from 'zod';
import { membershipsOf } from './memberships.ts';
import { providerRefusal } from './provider-refusal.ts';

/** What ties an answer to the browser and the request that it belongs to. */
export interface Ties {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider says about somebody, verified. */
export interface Vouched {
  readonly claims: IdentityClaims;
  /** Groups and application roles, as they stand in the administrator's table. */
  readonly memberships: readonly string[];
  /** Asks again later; null where the provider gives none. */
  readonly refreshToken: string | null;
}

const texts = z.array(z.string()).optional().catch(undefined);
const text = z.string().optional().catch(undefined);
const Claims = z.object({
  ...{ iss: z.string(), sub: z.string(), oid: text, tid: text, idp: text, sid: text },
  ...{ name: text, email: text, preferred_username: text },
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(false),
  acct: z.coerce.number().optional(),
  ...{ amr: texts, acr: text, acrs: texts },
});

/** Entra names Graph in its own description; there the groups are asked for that do not fit into a token. */
export const isEntra = (provider: Configuration) => 'msgraph_host' in provider.serverMetadata();

/** Where to send the browser (RFC 7636 with S256; OpenID Connect Core 1.0, 3.1.2.1). */
export function authorizationUrl(
  provider: Configuration,
  request: { redirectUri: string; state: string; nonce: string; challenge: string },
  { secondFactor, context }: SecondFactorRule,
): URL {
  const scopes = [
    'openid',
    'profile',
    'email',
    'offline_access',
    ...(isEntra(provider) ? ['User.Read'] : []),
  ];
  return buildAuthorizationUrl(provider, {
    redirect_uri: request.redirectUri,
    scope: scopes.join(' '),
    state: request.state,
    nonce: request.nonce,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    ...(secondFactor === 'token' && context && contextParameter(provider, context)),
  });
}

/** Entra takes an authentication context as an essential claim, others as `acr_values`. */
function contextParameter(provider: Configuration, context: string): Record<string, string> {
  if (!isEntra(provider)) return { acr_values: context };
  return { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: context } } }) };
}

/**
 * Exchanges the code of an answer. Signature, issuer, audience, times and nonce are checked by the library.
 *
 * @param answer the address that the browser came back to, with `code` and `state`
 * @throws Refusal `sso_failed sso_unreachable`
 */
export async function redeemCode(provider: Configuration, answer: URL, ties: Ties): Promise<Vouched> {
  try {
    const tokens = await authorizationCodeGrant(provider, answer, {
      expectedState: ties.state,
      expectedNonce: ties.nonce,
      pkceCodeVerifier: ties.verifier,
      idTokenExpected: true,
    });
    return await vouched(provider, tokens);
  } catch (error) {
    throw providerRefusal(error);
  }
}

/** What a later question brings: not every provider tells again who it is about. */
export type StillVouched = Omit<Vouched, 'claims'> & { readonly claims: IdentityClaims | null };

/** Asks again for somebody. @throws whatever the library throws: `isGrantEnded` tells an end from a failure. */
export async function refreshGrant(provider: Configuration, refreshToken: string): Promise<StillVouched> {
  const tokens = await refreshTokenGrant(provider, refreshToken);
  if (tokens.id_token) return vouched(provider, tokens);
  return { claims: null, memberships: [], refreshToken: tokens.refresh_token ?? null };
}

async function vouched(
  provider: Configuration,
  tokens: TokenEndpointResponse & TokenEndpointResponseHelpers,
): Promise<Vouched> {
  const claims = Claims.safeParse(tokens.claims());
  if (!claims.success) throw new Refusal('sso_failed');
  return {
    claims: claims.data,
    memberships: await membershipsOf(provider, tokens),
    refreshToken: tokens.refresh_token ?? null,
  };
}
