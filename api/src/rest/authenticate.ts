import { Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { credentialsOf, type GivenCredentials } from '../auth/credentials.ts';
import { crossOrigin } from './cross-origin.ts';
import type { RestEnvironment } from './rest-environment.ts';

/** The public door: answers preflights, lets the listed pages read the answer, and turns any credential into `actor`. */
export const authenticate = createMiddleware<RestEnvironment>(async (c, next) => {
  const preflight = await crossOrigin(c, 'customers');
  if (preflight) return preflight;
  c.set('actor', await credentialsOf(c.var.dependencies).actor(credentialsIn(c)));
  return next();
});

/** The private door: staff only, from our own pages or from those that embed the panel. */
export const authenticateStaff = createMiddleware<RestEnvironment>(async (c, next) => {
  const preflight = await crossOrigin(c, 'staff');
  if (preflight) return preflight;
  const actor = await credentialsOf(c.var.dependencies).actor(credentialsIn(c));
  if (actor.kind === 'anonymous') throw new Refusal('credential_missing');
  if (actor.kind !== 'staff') throw new Refusal('permission_denied');
  c.set('actor', actor);
  return next();
});

/** What a request says about its caller; a long stream keeps it to ask again. */
export function credentialsIn(c: HonoContext<RestEnvironment>): GivenCredentials {
  return {
    authorization: c.req.header('Authorization'),
    origin: c.req.header('Origin'),
    site: c.req.header('Sinia-Site'),
  };
}
