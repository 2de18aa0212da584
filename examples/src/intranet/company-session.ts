import type { Context, Hono } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { serveIdentity } from '../serve-identity.ts';
import { sessionCookie, wayBack } from '../session.ts';
import type { SignedInCustomer } from '../sign-customer-token.ts';
import type { SiteConfig } from '../site-config.ts';

/** How this intranet is known to the provider of the company's accounts. */
export type CompanyAccounts = { issuer: string; clientId: string; clientSecret: string };

/** What ties the answer of the provider to the browser that left for it. */
type Ties = { state: string; nonce: string; verifier: string; back: string };

const WAY_SECONDS = 600;

/**
 * Employees come in with the account of the company (`GET /entrada?back=…`, which is where they come back to as well).
 * Where that fails, `refused` tells them so.
 */
export function addCompanySession(
  host: Hono,
  config: SiteConfig,
  { issuer, clientId, clientSecret }: CompanyAccounts,
  refused: (c: Context) => Response | Promise<Response>,
) {
  const redirectUri = `${config.origin}/entrada`;
  const provider = () =>
    discovery(new URL(issuer), clientId, clientSecret, undefined, { execute: [allowInsecureRequests] });
  const remember = (c: Context, name: string, value: object, maxAge: number) =>
    setSignedCookie(c, name, JSON.stringify(value), config.identitySecret, { ...sessionCookie, maxAge });
  const recall = async <Value>(c: Context, name: string): Promise<Value | undefined> => {
    const text = await getSignedCookie(c, config.identitySecret, name);
    return text ? (JSON.parse(text) as Value) : undefined;
  };
  const current = (c: Context) => recall<SignedInCustomer>(c, 'session');

  async function leaveFor(c: Context): Promise<Response> {
    const ties = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    await remember(c, 'way', { ...ties, back: wayBack(c.req.query('back') ?? '', '/') }, WAY_SECONDS);
    const address = buildAuthorizationUrl(await provider(), {
      ...{ redirect_uri: redirectUri, scope: 'openid profile email' },
      ...{ state: ties.state, nonce: ties.nonce, code_challenge_method: 'S256' },
      code_challenge: await calculatePKCECodeChallenge(ties.verifier),
    });
    return c.redirect(address.href);
  }

  async function comeBack(c: Context, { back, ...ties }: Ties): Promise<Response> {
    deleteCookie(c, 'way', { path: '/' });
    const answer = new URL(`${redirectUri}${new URL(c.req.url).search}`);
    const tokens = await authorizationCodeGrant(await provider(), answer, {
      ...{ expectedState: ties.state, expectedNonce: ties.nonce, pkceCodeVerifier: ties.verifier },
    });
    const claims = tokens.claims();
    if (!claims) return refused(c);
    await remember(c, 'session', employeeOf(claims, back), sessionCookie.maxAge);
    return c.redirect(back, 303);
  }

  host.get('/entrada', async (c) => {
    if (!c.req.query('state')) return leaveFor(c);
    const ties = await recall<Ties>(c, 'way');
    if (!ties) return refused(c);
    return comeBack(c, ties).catch(() => refused(c));
  });
  serveIdentity(host, config, current, (c) => {
    deleteCookie(c, 'session', { path: '/' });
    return c.redirect('/', 303);
  });
  return { current };
}

/** Known by the id in the company's directory, which is never given to somebody else. */
function employeeOf(claims: IDToken, back: string): SignedInCustomer {
  const text = (name: string) => String(claims[name] ?? '');
  const oid = text('oid') || claims.sub;
  const email = text('email') || text('preferred_username');
  return { id: oid, oid, name: text('name'), email, locale: back.startsWith('/es') ? 'es' : 'ca' };
}
