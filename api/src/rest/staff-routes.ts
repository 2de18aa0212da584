import { Refusal } from '@sinia/core';
import { Hono } from 'hono';
import { credentialsOf } from '../auth/credentials.ts';
import { Acceptance, acceptInvitation } from '../auth/invitations-store.ts';
import { issuePanelCode, PanelRedemption, PanelRequest, redeemPanelCode } from '../auth/panel-codes.ts';
import { SIGN_IN_PATH } from '../auth/staff-auth.ts';
import { BEARER_PREFIX } from '../auth/staff-bearer.ts';
import { staffSignInOf } from '../auth/staff-sign-in.ts';
import { crossOrigin } from './cross-origin.ts';
import type { RestEnvironment } from './rest-environment.ts';
import { ssoRoutes } from './sso-routes.ts';
import {
  bodyOf,
  countSignIn,
  ownPagesOnly,
  type StaffContext,
  sessionOf,
  signInOrigin,
} from './staff-request.ts';

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
  routes.route('/sso', ssoRoutes());
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
    ...signInOrigin(c),
  });
}

async function tokenFor(c: StaffContext) {
  return credentialsOf(c.var.dependencies).staff.issue(await sessionOf(c), { narrow: false });
}

async function panelPages(c: StaffContext, next: () => Promise<void>): Promise<Response | undefined> {
  c.header('Cache-Control', 'no-store');
  const preflight = await crossOrigin(c, 'staff');
  if (preflight) return preflight;
  await next();
  return undefined;
}
