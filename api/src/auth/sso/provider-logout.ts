import { Refusal } from '@sinia/core';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { type Configuration, customFetch as fetchOf } from 'openid-client';
import { z } from 'zod';
import type { Dependencies } from '../../use-cases/context.ts';
import { auditSignIn } from '../sign-in-store.ts';
import { discoverProvider } from './discover-provider.ts';
import { endProviderSession, endSessionsOf, findBySubject } from './sso-identity-store.ts';
import { readSso } from './sso-settings-store.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const OLDEST = '2m';
const CLOCK_SKEW_SECONDS = 30;

const LogoutClaims = z
  .object({
    sub: z.string().optional(),
    sid: z.string().optional(),
    /** Entra: the person in the tenant, by which we know them. */
    oid: z.string().optional(),
    events: z.object({ [EVENT]: z.object({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/**
 * The provider says by itself that somebody is out (OpenID Connect Back-Channel Logout 1.0, 2.4 to 2.6): their sessions
 * end, their open streams within 5 s.
 *
 * @throws Refusal `invalid_body` for a token that is not to be trusted, `sso_off`, `sso_unreachable`
 */
export async function logoutByProvider(
  dependencies: Dependencies,
  token: string,
  requestId: string,
): Promise<void> {
  const { db, clock } = dependencies;
  const sso = await readSso(dependencies);
  const provider = await discoverProvider(dependencies, sso);
  const { sub, sid, oid } = await verified(token, provider);
  if (sid) await endProviderSession(db, sid);
  const known = await findBySubject(db, sso.issuer, oid ?? sub ?? '');
  if (known && sub) await endSessionsOf(db, known.userId);
  if (known) await auditSignIn(db, 'staff.sso_ended', known.userId, { id: requestId, now: clock() });
}

async function verified(token: string, provider: Configuration): Promise<z.output<typeof LogoutClaims>> {
  const { issuer, jwks_uri = '' } = provider.serverMetadata();
  try {
    const keys = createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: provider[fetchOf] as typeof fetch });
    const { payload } = await jwtVerify(token, keys, {
      ...{ issuer, audience: provider.clientMetadata().client_id, requiredClaims: ['iat', 'jti'] },
      algorithms: ['RS256', 'PS256', 'ES256'],
      maxTokenAge: OLDEST,
      clockTolerance: CLOCK_SKEW_SECONDS,
    });
    return LogoutClaims.parse(payload);
  } catch {
    throw new Refusal('invalid_body');
  }
}

/**
 * The provider opens this address in the browser of whoever signs out there (OpenID Connect Front-Channel Logout 1.0; the
 * way of Entra). No cookie comes along, so the session is named: by a value that only the provider and we know.
 */
export async function logoutInBrowser(
  dependencies: Dependencies,
  { iss, sid }: { readonly iss: string | undefined; readonly sid: string },
): Promise<void> {
  const sso = await readSso(dependencies);
  if (iss !== undefined && iss !== sso.issuer) throw new Refusal('invalid_query');
  await endProviderSession(dependencies.db, sid);
}
