/**
 * What we read of a verified id_token. Everything else in it is ignored.
 *
 * @see OpenID Connect Core 1.0, 2 and 5.1; Microsoft Entra, "ID token claims reference" (`oid tid idp acct acrs roles groups`)
 */
export interface IdentityClaims {
  readonly iss: string;
  readonly sub: string;
  /** Entra: the person in the tenant, the same for every application. */
  readonly oid?: string | undefined;
  /** Entra: the tenant. */
  readonly tid?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly email_verified?: boolean | undefined;
  readonly preferred_username?: string | undefined;
  /** Entra: who really signed them in, where that was not this tenant. */
  readonly idp?: string | undefined;
  /** Entra: 0 a member of the tenant, 1 a guest. */
  readonly acct?: number | undefined;
  /** How they proved who they are (RFC 8176). */
  readonly amr?: readonly string[] | undefined;
  readonly acr?: string | undefined;
  /** Entra: the authentication contexts that this sign-in satisfies. */
  readonly acrs?: readonly string[] | undefined;
  /** The provider's own session, which a logout names. */
  readonly sid?: string | undefined;
}

export interface Employee {
  readonly issuer: string;
  /** What never changes and is never given to somebody else. */
  readonly subject: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
}

export type EmployeeRefusal = 'sso_guest' | 'sso_foreign_tenant' | 'sso_address_missing';

const ADDRESS = /^[^\s@<>"']{1,64}@[^\s@<>"']{1,189}$/;

/**
 * Whom a token speaks of. A guest of the tenant is nobody of the house: their address is whatever their own organisation
 * says. An address without a tenant behind it counts only when it is verified.
 */
export function employeeOf(claims: IdentityClaims): Employee | EmployeeRefusal {
  const { iss, sub, oid, tid, name } = claims;
  if (tid && !iss.toLowerCase().includes(tid.toLowerCase())) return 'sso_foreign_tenant';
  if (isGuest(claims)) return 'sso_guest';
  const email = addressOf(claims);
  if (!email) return 'sso_address_missing';
  return { issuer: iss, subject: tid && oid ? oid : sub, name: name?.trim().slice(0, 120) || email, email };
}

function isGuest({ iss, tid, idp, acct, preferred_username = '' }: IdentityClaims): boolean {
  const fromElsewhere = idp !== undefined && idp !== iss && !(tid && idp.includes(tid));
  return acct === 1 || fromElsewhere || preferred_username.includes('#EXT#');
}

function addressOf({ tid, email, email_verified, preferred_username }: IdentityClaims): string | null {
  const told = tid ? [email, preferred_username] : [email_verified ? email : undefined];
  return told.find((text) => text && ADDRESS.test(text))?.toLowerCase() ?? null;
}
