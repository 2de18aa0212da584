import { Refusal } from '@sinia/core';
import { Hono, type Context as HonoContext } from 'hono';
import type { z } from 'zod';
import { ANONYMOUS } from '../auth/actor.ts';
import { credentialsOf } from '../auth/credentials.ts';
import { Acceptance, acceptInvitation } from '../auth/invitations-store.ts';
import { issuePanelCode, PanelRedemption, PanelRequest, redeemPanelCode } from '../auth/panel-codes.ts';
import { SIGN_IN_PATH } from '../auth/staff-auth.ts';
import { BEARER_PREFIX } from '../auth/staff-bearer.ts';
import { staffSignInOf } from '../auth/staff-sign-in.ts';
import { callerAddress } from './caller-address.ts';
import { crossOrigin } from './cross-origin.ts';
import { limitsOf } from './rate-limits.ts';
import type { RestEnvironment } from './rest-environment.ts';

type StaffContext = HonoContext<RestEnvironment>;

/**
 * The sign-in of the staff, below `/desk`: the only routes of the house that read a cookie. They answer to our own pages
 * alone, but for the two that the embedded panel calls, which take no cookie.
 */
export function staffRoutes(): Hono<RestEnvironment> {
  const routes = new Hono<RestEnvironment>();
  routes
    .use('/invitation', ownPagesOnly)
    .use('/auth/*', ownPagesOnly)
    .use('/token', ownPagesOnly)
    .use('/connect', ownPagesOnly);
  routes.post('/auth/*', signIn);
  routes.post('/invitation', async (c) => {
    await countSignIn(c);
    return c.json(await acceptInvitation(c.var.dependencies, await bodyOf(c, Acceptance)));
  });
  routes.post('/token', async (c) => c.json(await tokenFor(c)));
  routes.post('/connect', async (c) => {
    const request = await bodyOf(c, PanelRequest);
    return c.json(await issuePanelCode(c.var.dependencies, await sessionOf(c), request));
  });
  routes.use('/connect/token', panelPages).use('/token/renew', panelPages);
  routes.post('/connect/token', async (c) => {
    await countSignIn(c);
    const redemption = await bodyOf(c, PanelRedemption);
    return c.json(await redeemPanelCode(c.var.dependencies, redemption, c.req.header('Origin')));
  });
  routes.post('/token/renew', async (c) => {
    const bearer = c.req.header('Authorization')?.replace(/^Bearer /i, '');
    if (!bearer?.startsWith(BEARER_PREFIX)) throw new Refusal('credential_missing');
    return c.json(await credentialsOf(c.var.dependencies).staff.renew(bearer));
  });
  return routes;
}

async function signIn(c: StaffContext): Promise<Response> {
  const path = c.req.path.slice(SIGN_IN_PATH.length);
  if (path !== '/sign-out') await countSignIn(c);
  return staffSignInOf(c.var.dependencies).handle({
    path,
    body: await c.req.json().catch(() => ({})),
    cookie: c.req.header('Cookie'),
    userAgent: c.req.header('User-Agent')?.slice(0, 300),
    address: callerAddress(c, c.var.dependencies.settings.trustedProxies ?? 0),
    requestId: c.var.requestId,
  });
}

async function tokenFor(c: StaffContext) {
  return credentialsOf(c.var.dependencies).staff.issue(await sessionOf(c), { narrow: false });
}

async function sessionOf(c: StaffContext): Promise<string> {
  const id = await staffSignInOf(c.var.dependencies).sessionId(c.req.header('Cookie'));
  if (!id) throw new Refusal('credential_missing');
  return id;
}

async function ownPagesOnly(c: StaffContext, next: () => Promise<void>): Promise<void> {
  c.header('Cache-Control', 'no-store');
  if (c.req.method === 'POST') {
    const { origin } = new URL(c.var.dependencies.settings.baseUrl);
    if (c.req.header('Origin') !== origin) throw new Refusal('origin_not_allowed');
  }
  return next();
}

async function panelPages(c: StaffContext, next: () => Promise<void>): Promise<Response | undefined> {
  c.header('Cache-Control', 'no-store');
  const preflight = await crossOrigin(c, 'staff');
  if (preflight) return preflight;
  await next();
  return undefined;
}

async function countSignIn(c: StaffContext): Promise<void> {
  c.set('actor', ANONYMOUS);
  await limitsOf(c).signIn.require(c);
}

async function bodyOf<Schema extends z.ZodType>(c: StaffContext, schema: Schema): Promise<z.output<Schema>> {
  const body = await c.req.json().catch(() => {
    throw new Refusal('invalid_json');
  });
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal('invalid_body');
  return result.data;
}
