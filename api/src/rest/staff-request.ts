import { Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import type { z } from 'zod';
import { ANONYMOUS } from '../auth/actor.ts';
import { type SignInOrigin, staffSignInOf } from '../auth/staff-sign-in.ts';
import { callerAddress } from './caller-address.ts';
import { limitsOf } from './rate-limits.ts';
import type { RestEnvironment } from './rest-environment.ts';

export type StaffContext = HonoContext<RestEnvironment>;

/** One more try of this network address to sign in. @throws Refusal `rate_limited` */
export async function countSignIn(c: StaffContext): Promise<void> {
  c.set('actor', ANONYMOUS);
  await limitsOf(c).signIn.require(c);
}

/** The id of the session in the cookie. @throws Refusal `credential_missing` */
export async function sessionOf(c: StaffContext): Promise<string> {
  const id = await staffSignInOf(c.var.dependencies).sessionId(c.req.header('Cookie'));
  if (!id) throw new Refusal('credential_missing');
  return id;
}

export function signInOrigin(c: StaffContext): SignInOrigin {
  return {
    userAgent: c.req.header('User-Agent')?.slice(0, 300),
    address: callerAddress(c, c.var.dependencies.settings.trustedProxies ?? 0),
    requestId: c.var.requestId,
  };
}

/** Answers to our own pages alone: a POST of any other origin is refused. */
export async function ownPagesOnly(c: StaffContext, next: () => Promise<void>): Promise<void> {
  c.header('Cache-Control', 'no-store');
  if (c.req.method === 'POST') {
    const { origin } = new URL(c.var.dependencies.settings.baseUrl);
    if (c.req.header('Origin') !== origin) throw new Refusal('origin_not_allowed');
  }
  return next();
}

export async function bodyOf<Schema extends z.ZodType>(
  c: StaffContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = await c.req.json().catch(() => {
    throw new Refusal('invalid_json');
  });
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal('invalid_body');
  return result.data;
}
