import type { IdentityClaims } from './claims.ts';

/**
 * How the second factor of a company sign-in is satisfied. `token`: where the token proves it, else by ours. `provider`:
 * always, because the provider asks everybody for it. `own`: by ours alone.
 */
export const SSO_SECOND_FACTORS = ['token', 'provider', 'own'] as const;
export type SsoSecondFactor = (typeof SSO_SECOND_FACTORS)[number];

export interface SecondFactorRule {
  readonly secondFactor: SsoSecondFactor;
  /** The authentication context that was asked for; null where none is. */
  readonly context: string | null;
}

/** `mfa`: several factors were used (RFC 8176, 2). */
const SEVERAL_FACTORS = 'mfa';

/** Whether a company sign-in counts as one with a second factor. */
export function secondFactorProven(
  { amr = [], acr, acrs = [] }: Pick<IdentityClaims, 'amr' | 'acr' | 'acrs'>,
  { secondFactor, context }: SecondFactorRule,
): boolean {
  if (secondFactor !== 'token') return secondFactor === 'provider';
  return amr.includes(SEVERAL_FACTORS) || (context !== null && (acr === context || acrs.includes(context)));
}
