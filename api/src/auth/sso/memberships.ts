import { Refusal } from '@sinia/core';
import {
  type Configuration,
  customFetch,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import { z } from 'zod';

const PATIENCE_MS = 8_000;

const Memberships = z.object({
  groups: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
  /** Too many groups for a token: it names a place to ask instead. */
  _claim_names: z.object({ groups: z.string() }).optional().catch(undefined),
});

const Answer = z.object({ value: z.array(z.string()) });

/**
 * The groups and application roles of somebody. Where there are too many for a token, Microsoft Graph is asked; the
 * address in `_claim_sources` is that of a service that was switched off, so it is never followed.
 *
 * @see Microsoft Entra, "Groups overage claim"; Microsoft Graph, `POST /me/getMemberObjects` (delegated `User.Read`)
 */
export async function membershipsOf(
  provider: Configuration,
  tokens: TokenEndpointResponse & TokenEndpointResponseHelpers,
): Promise<string[]> {
  const { groups, roles, _claim_names } = Memberships.parse(tokens.claims() ?? {});
  const all = _claim_names ? await askGraph(provider, tokens.access_token) : groups;
  return [...all, ...roles];
}

async function askGraph(provider: Configuration, accessToken: string): Promise<string[]> {
  const { userinfo_endpoint: graph } = provider.serverMetadata();
  const ask = provider[customFetch];
  if (!graph || !ask) throw new Refusal('sso_failed');
  const answer = await ask(new URL('/v1.0/me/getMemberObjects', graph).href, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ securityEnabledOnly: false }),
  });
  if (answer.status >= 500 || answer.status === 429) throw new Refusal('sso_unreachable');
  const body = Answer.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !body.success) throw new Refusal('sso_failed');
  return body.data.value;
}
