import { type Language, Refusal, type Requester } from '@sinia/core';
import { errors, type JWTHeaderParameters, jwtVerify } from 'jose';
import { z } from 'zod';
import type { CustomerActor, SiteActor } from './actor.ts';
import { seal, unseal } from './seal.ts';
import type { Site } from './sites-store.ts';

/** What a host's token is made for. */
export const CUSTOMER_AUDIENCE = 'sinia';

const LONGEST_LIFE_SECONDS = 600;
const CLOCK_SKEW_SECONDS = 30;
const SHORTEST_SECRET = 32;
const MOST_CONTRACTS = 200;

const Claims = z.object({
  sub: z.string().min(1).max(200),
  iat: z.number(),
  exp: z.number(),
  name: z.string().max(200).optional(),
  email: z.email().max(254).toLowerCase().optional(),
  phone: z.string().max(40).optional(),
  documentId: z.string().max(40).optional(),
  contract: z.string().max(60).optional(),
  contracts: z.array(z.string().min(1).max(60)).max(MOST_CONTRACTS).optional(),
  oid: z.string().min(1).max(100).optional(),
  locale: z.string().max(20).optional(),
});

/** The page that sends a publishable key: the key says which site, the exact origin says that it is really there. */
export function siteActor(site: Site | undefined, origin: string | undefined): SiteActor {
  if (!site) throw new Refusal('credential_invalid');
  if (!origin || !site.origins.has(origin)) throw new Refusal('origin_not_allowed');
  return { kind: 'site', id: site.id, name: site.name, channel: site.channel };
}

/**
 * The person whom a host page has signed in: HS256 with one of the site's own secrets, for us, at most ten minutes old.
 *
 * @param origin of the request; a browser always sends it to another origin, the host's server need not.
 */
export async function customerActor(
  site: Site | undefined,
  token: string,
  origin: string | undefined,
  server: { readonly secret: string; readonly baseUrl: string },
  now: Date,
): Promise<CustomerActor> {
  if (!site) throw new Refusal('credential_invalid');
  if (origin !== undefined && !site.origins.has(origin)) throw new Refusal('origin_not_allowed');
  const claims = await verifiedClaims(site, token, server, now);
  const { name, email, phone, documentId, contract, contracts } = claims;
  return {
    kind: 'customer',
    id: `site:${site.id}:${claims.sub}`,
    name: name ?? '',
    channel: site.channel,
    ...{ email, phone, documentId, contract, contracts },
    language: languageOf(claims.locale),
    ...(site.channel === 'intranet' && { oid: claims.oid }),
  };
}

/** What the host page has signed of who asks. */
export function signedBy({ name, email, phone, documentId, contract }: CustomerActor): Requester {
  const claims = { name: name || undefined, email, phone, documentId, contract };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

async function verifiedClaims(
  site: Site,
  token: string,
  server: { readonly secret: string; readonly baseUrl: string },
  now: Date,
): Promise<z.output<typeof Claims>> {
  const secretOf = ({ kid }: JWTHeaderParameters) => identitySecret(site, kid, server.secret);
  try {
    const { payload } = await jwtVerify(token, secretOf, {
      algorithms: ['HS256'],
      audience: [CUSTOMER_AUDIENCE, server.baseUrl],
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: now,
    });
    const claims = Claims.parse(payload);
    const tooLong = claims.exp - claims.iat > LONGEST_LIFE_SECONDS;
    const fromTheFuture = claims.iat > now.getTime() / 1000 + CLOCK_SKEW_SECONDS;
    if (tooLong || fromTheFuture) throw new Refusal('credential_invalid');
    return claims;
  } catch (error) {
    throw new Refusal(error instanceof errors.JWTExpired ? 'credential_expired' : 'credential_invalid');
  }
}

function identitySecret(site: Site, kid: string | undefined, serverSecret: string): Uint8Array {
  const held = site.identitySecrets.find((secret) => secret.kid === kid);
  const text = held && unseal(serverSecret, sealPurpose(site.id, held.kid), held.sealed);
  if (!text) throw new Refusal('credential_invalid');
  return new TextEncoder().encode(text);
}

/** A host's secret as it is kept in `sites.identitySecrets`. */
export function sealIdentitySecret(serverSecret: string, siteId: string, kid: string, text: string) {
  if (text.length < SHORTEST_SECRET) {
    throw new Error(`an identity secret needs at least ${SHORTEST_SECRET} characters`);
  }
  return { kid, sealed: seal(serverSecret, sealPurpose(siteId, kid), text) };
}

function sealPurpose(siteId: string, kid: string): string {
  return `identity:${siteId}:${kid}`;
}

function languageOf(locale: string | undefined): Language | undefined {
  const language = locale?.slice(0, 2).toLowerCase();
  return language === 'ca' || language === 'es' || language === 'en' ? language : undefined;
}
