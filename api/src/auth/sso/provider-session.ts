import type { createAuthMiddleware } from 'better-auth/api';

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];
type Verifications = HookContext['context']['internalAdapter'];

const keyOf = (challenge: string) => `sso-session-${challenge}`;

/** Keeps which session at the provider a half-done sign-in began with, until the second factor is given. */
export async function rememberProviderSession(
  verifications: Verifications,
  challenge: string,
  value: string | null,
  expiresAt: Date,
): Promise<void> {
  if (value) await verifications.createVerificationValue({ value, identifier: keyOf(challenge), expiresAt });
}

/** The session at the provider that the half-done sign-in of this browser began with. */
export async function recallProviderSession(ctx: HookContext): Promise<string | null> {
  const cookie = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!challenge) return null;
  return (await ctx.context.internalAdapter.findVerificationValue(keyOf(challenge)))?.value ?? null;
}
