import { Refusal } from '@sinia/core';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { logoutByProvider, logoutInBrowser } from '../auth/sso/provider-logout.ts';
import { readSso } from '../auth/sso/sso-settings-store.ts';
import { beginSso, finishSso, linkSso, SsoAnswer } from '../auth/sso/sso-sign-in.ts';
import { staffSignInOf } from '../auth/staff-sign-in.ts';
import type { RestEnvironment } from './rest-environment.ts';
import {
  bodyOf,
  countSignIn,
  ownPagesOnly,
  type StaffContext,
  sessionOf,
  signInOrigin,
} from './staff-request.ts';

/** Kept for the way to the provider and back; sealed, so that nobody reads or makes one. */
const TRANSACTION = 'sinia.sso';
const PENDING = 'sinia.sso_link';
const LIFE_SECONDS = 600;

/**
 * The company sign-in, below `/desk/sso`: begun and finished by our own pages. The provider itself ends sessions, from its
 * server or in a browser: there no origin and no cookie is looked at.
 */
export function ssoRoutes(): Hono<RestEnvironment> {
  const routes = new Hono<RestEnvironment>();
  for (const path of ['/provider', '/start', '/finish', '/link']) routes.use(path, ownPagesOnly);
  routes.get('/provider', async (c) => {
    const sso = await readSso(c.var.dependencies).catch(unlessOff);
    return c.json({ provider: sso && { name: sso.name } });
  });
  routes.post('/start', async (c) => {
    await countSignIn(c);
    const { url, transaction } = await beginSso(c.var.dependencies);
    keep(c, TRANSACTION, transaction);
    return c.json({ url });
  });
  routes.post('/finish', finish);
  routes.post('/link', async (c) => {
    await countSignIn(c);
    const pending = getCookie(c, cookieName(c, PENDING));
    await linkSso(c.var.dependencies, await sessionOf(c), pending, c.var.requestId);
    forget(c, PENDING);
    return c.json({ linked: true });
  });
  routes.post('/logout', async (c) => {
    await countSignIn(c);
    const { logout_token: token } = await c.req.parseBody();
    if (typeof token !== 'string') throw new Refusal('invalid_body');
    await logoutByProvider(c.var.dependencies, token, c.var.requestId);
    c.header('Cache-Control', 'no-store');
    return c.body(null, 200);
  });
  routes.get('/logout', async (c) => {
    await countSignIn(c);
    const { iss, sid } = c.req.query();
    if (!sid) throw new Refusal('invalid_query');
    await logoutInBrowser(c.var.dependencies, { iss, sid });
    c.header('Cache-Control', 'no-store');
    return c.body(null, 200);
  });
  return routes;
}

async function finish(c: StaffContext): Promise<Response> {
  await countSignIn(c);
  const { dependencies, language, requestId } = c.var;
  const answer = await bodyOf(c, SsoAnswer);
  const transaction = getCookie(c, cookieName(c, TRANSACTION));
  forget(c, TRANSACTION);
  const outcome = await finishSso(dependencies, transaction, answer, { requestId, language });
  if (outcome.step === 'link') {
    keep(c, PENDING, outcome.pending);
    return c.json({ step: outcome.step, email: outcome.email });
  }
  const { waitingFor, ...entry } = outcome;
  const cookies = await staffSignInOf(dependencies).enterBySso(entry, signInOrigin(c));
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.json({ step: outcome.step, waitingFor });
}

function keep(c: StaffContext, name: string, value: string): void {
  setCookie(c, cookieName(c, name), value, { ...attributes(c), maxAge: LIFE_SECONDS });
}

function forget(c: StaffContext, name: string): void {
  setCookie(c, cookieName(c, name), '', { ...attributes(c), maxAge: 0 });
}

const isSecure = (c: StaffContext) => c.var.dependencies.settings.baseUrl.startsWith('https:');

const attributes = (c: StaffContext) =>
  ({ httpOnly: true, sameSite: 'Strict', secure: isSecure(c), path: '/' }) as const;

/** `__Host-` where it can be: no other host of the domain can set it. */
const cookieName = (c: StaffContext, name: string) => (isSecure(c) ? `__Host-${name}` : name);

function unlessOff(error: unknown): null {
  if (error instanceof Refusal && error.code === 'sso_off') return null;
  throw error;
}
