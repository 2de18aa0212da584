import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { rememberProviderSession } from './provider-session.ts';

const CHALLENGE_SECONDS = 600;

const Entry = z.object({
  userId: z.string(),
  /** `code`: their own second factor is asked for before there is a session. */
  step: z.enum(['in', 'code', 'enrol']),
  secondFactor: z.boolean(),
  providerSession: z.string().nullable(),
  random: z.string(),
});
export type EntryBody = z.input<typeof Entry>;

/**
 * Lets in whom the provider has vouched for, with the session and the cookie of the library. It has no address: only our
 * own code reaches it.
 */
export function ssoEntry() {
  return {
    id: 'sinia-sso',
    endpoints: {
      enterBySso: createAuthEndpoint.serverOnly({ method: 'POST', body: Entry }, async (ctx) => {
        const { userId, step, secondFactor, providerSession, random } = ctx.body;
        const { internalAdapter, secret } = ctx.context;
        const user = await internalAdapter.findUserById(userId);
        if (!user) throw new APIError('UNAUTHORIZED', { code: 'UNKNOWN', message: 'unknown' });
        if (step === 'code') {
          // The challenge that the library's own second step expects (its two-factor plug-in, after a password).
          const identifier = `2fa-${random}`;
          const expiresAt = new Date(Date.now() + CHALLENGE_SECONDS * 1000);
          await internalAdapter.createVerificationValue({ value: userId, identifier, expiresAt });
          await internalAdapter.createVerificationValue({
            ...{ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt },
          });
          await rememberProviderSession(internalAdapter, identifier, providerSession, expiresAt);
          const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: CHALLENGE_SECONDS });
          await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes);
          return ctx.json({ step });
        }
        const fields = { secondFactor, providerSession };
        const session = await internalAdapter.createSession(userId, false, fields, true);
        if (!session) throw new APIError('UNAUTHORIZED', { code: 'DISABLED', message: 'disabled' });
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ step });
      }),
    },
  };
}
