import { employeeOf } from '@sinia/core/sso';
import type { Configuration } from 'openid-client';
import type { Dependencies } from '../../use-cases/context.ts';
import { auditSignIn } from '../sign-in-store.ts';
import { followGroups } from './admit-employee.ts';
import { refreshGrant } from './ask-provider.ts';
import { discoverProvider } from './discover-provider.ts';
import { isGrantEnded } from './provider-refusal.ts';
import {
  claimIdentities,
  endSessionsOf,
  noteVouched,
  openRefreshToken,
  type SsoIdentity,
} from './sso-identity-store.ts';
import { readSso } from './sso-settings-store.ts';

/** How often the provider is asked about somebody who is signed in. */
export const CHECK_MS = 5 * 60_000;

/**
 * Asks the provider about everybody who is signed in by it: whoever left is out, and whose groups changed has another
 * role, both within 5 s. A provider that does not answer changes nothing; it is asked again.
 *
 * @returns how many were asked about.
 */
export async function checkEmployees(dependencies: Dependencies): Promise<number> {
  const { db, clock, log } = dependencies;
  const sso = await readSso(dependencies).catch(() => null);
  if (!sso) return 0;
  const now = clock();
  const due = await claimIdentities(db, new Date(now.getTime() - CHECK_MS), now);
  if (due.length === 0) return 0;
  try {
    const provider = await discoverProvider(dependencies, sso);
    for (const identity of due) await check(dependencies, provider, identity);
  } catch (error) {
    log.warn({ err: error }, 'the provider of the company accounts could not be asked');
  }
  return due.length;
}

async function check(
  dependencies: Dependencies,
  provider: Configuration,
  identity: SsoIdentity,
): Promise<void> {
  const { db, clock, log, secret } = dependencies;
  const { userId } = identity;
  const token = openRefreshToken(secret, identity);
  if (!token) return;
  const request = { id: 'sso-check', now: clock() };
  try {
    const { claims, memberships, refreshToken } = await refreshGrant(provider, token);
    const employee = claims && employeeOf(claims);
    const another = employee && (typeof employee === 'string' || employee.subject !== identity.subject);
    if (another) return await endAndNote(dependencies, userId, request);
    await db.transaction(async (tx) => {
      await noteVouched(tx, secret, userId, { refreshToken, now: request.now });
      if (claims) await followGroups(tx, dependencies, userId, memberships, request);
    });
  } catch (error) {
    if (isGrantEnded(error)) await endAndNote(dependencies, userId, request);
    else log.warn({ err: error, userId }, 'the provider could not be asked about somebody');
  }
}

async function endAndNote(
  { db }: Dependencies,
  userId: string,
  request: { readonly id: string; readonly now: Date },
): Promise<void> {
  await endSessionsOf(db, userId);
  await auditSignIn(db, 'staff.sso_ended', userId, request);
}
