import { SignJWT } from 'jose';
import type { TenantPerson } from './people.ts';
import type { SigningKey } from './signing-keys.ts';

export interface Issue {
  readonly issuer: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly nonce: string | undefined;
  /** The authentication context that was asked for (`claims`), which this sign-in satisfies. */
  readonly context: string | undefined;
  readonly session: string;
}

/** Above this many groups a token names the place to ask instead (Entra, "groups overage claim"). */
const MOST_GROUPS = 200;
const LIFE_SECONDS = 3_600;

export type Claims = Record<string, unknown>;

/** What Entra writes into an id_token of version 2.0. */
export function idTokenClaims(person: TenantPerson, issue: Issue, now = Date.now()): Claims {
  const seconds = Math.floor(now / 1000);
  return {
    ...{ aud: issue.clientId, iss: issue.issuer, ver: '2.0', tid: issue.tenant },
    ...{ iat: seconds, nbf: seconds, exp: seconds + LIFE_SECONDS },
    ...{ oid: person.oid, sub: `${issue.clientId}.${person.oid}`, sid: issue.session },
    ...{ name: person.name, preferred_username: person.username },
    amr: person.severalFactors ? ['pwd', 'mfa'] : ['pwd'],
    ...(person.email && { email: person.email }),
    ...(person.guest && { acct: 1 }),
    ...(issue.nonce && { nonce: issue.nonce }),
    ...(issue.context && person.severalFactors && { acrs: [issue.context] }),
    ...(person.roles.length > 0 && { roles: person.roles }),
    ...groupClaims(person, issue.tenant),
  };
}

function groupClaims({ groups, oid }: TenantPerson, tenant: string): Claims {
  if (groups.length === 0) return {};
  if (groups.length <= MOST_GROUPS) return { groups };
  const endpoint = `https://graph.windows.net/${tenant}/users/${oid}/getMemberObjects`;
  return { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } };
}

export function signIdToken(claims: Claims, { kid, privateKey }: SigningKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey);
}
