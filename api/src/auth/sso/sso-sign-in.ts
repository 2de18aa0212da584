import { createHash } from 'node:crypto';
import { Refusal } from '@sinia/core';
import { type Employee, secondFactorProven } from '@sinia/core/sso';
import { z } from 'zod';
import type { Dependencies } from '../../use-cases/context.ts';
import { lockUser } from '../../use-cases/staff/people-store.ts';
import { seal, unseal } from '../seal.ts';
import { auditSignIn } from '../sign-in-store.ts';
import type { SsoEntry } from '../staff-sign-in.ts';
import { needsSecondFactor, readStaffSession } from '../staff-store.ts';
import { type AdmissionRequest, type Admitted, admitEmployee, employeeOrRefuse } from './admit-employee.ts';
import { authorizationUrl, redeemCode, type Vouched } from './ask-provider.ts';
import { discoverProvider } from './discover-provider.ts';
import { findIdentity, linkIdentity, lockEmployee, noteVouched } from './sso-identity-store.ts';
import { readSso, type SsoSettings } from './sso-settings-store.ts';

/** Below our own origin: where the provider sends the browser back to; it must be registered there. */
export const SSO_PATH = '/desk/sso';

/** From the press of the button to the way back. */
const LIFE_MS = 10 * 60_000;

const Transaction = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), at: z.number() });

const Pending = z.object({
  employee: z.object({ issuer: z.string(), subject: z.string(), name: z.string(), email: z.string() }),
  refreshToken: z.string().nullable(),
  at: z.number(),
});

/** What the page that the provider sent the browser to hands on. */
export const SsoAnswer = z.strictObject({ code: z.string().min(1).max(8_000), state: z.string().max(200) });

export interface SsoBeginning {
  readonly url: string;
  /** For a cookie that only this browser has: what the answer is checked against. */
  readonly transaction: string;
}

export async function beginSso(dependencies: Dependencies): Promise<SsoBeginning> {
  const { clock, random, secret, settings } = dependencies;
  const sso = await readSso(dependencies);
  const provider = await discoverProvider(dependencies, sso);
  const draw = () => Buffer.from(random(32)).toString('base64url');
  const ties = { state: draw(), nonce: draw(), verifier: draw() };
  const challenge = createHash('sha256').update(ties.verifier).digest('base64url');
  const redirectUri = `${settings.baseUrl}${SSO_PATH}`;
  const url = authorizationUrl(provider, { ...ties, redirectUri, challenge }, sso).href;
  const transaction = JSON.stringify({ ...ties, at: clock().getTime() });
  return { url, transaction: seal(secret, 'sso:transaction', transaction) };
}

export type SsoOutcome =
  | (SsoEntry & Pick<Admitted, 'waitingFor'>)
  /** An account has the address already: whoever it belongs to proves it once by its password. */
  | { readonly step: 'link'; readonly email: string; readonly pending: string };

/**
 * The way back from the provider.
 *
 * @throws Refusal `sso_failed` also where this browser did not begin it, or began it long ago.
 */
export async function finishSso(
  dependencies: Dependencies,
  transaction: string | undefined,
  { code, state }: z.output<typeof SsoAnswer>,
  request: AdmissionRequest,
): Promise<SsoOutcome> {
  const { clock, secret, settings } = dependencies;
  const ties = opened(Transaction, secret, 'sso:transaction', transaction, clock());
  const sso = await readSso(dependencies);
  const provider = await discoverProvider(dependencies, sso);
  const answer = new URL(`${settings.baseUrl}${SSO_PATH}?${new URLSearchParams({ code, state })}`);
  const vouched = await redeemCode(provider, answer, ties);
  try {
    return entryOf(await admitEmployee(dependencies, vouched, request), vouched, sso);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await auditSignIn(dependencies.db, 'staff.sso_refused', null, { id: request.requestId, now: clock() });
    if (error.code === 'sso_address_taken') return linkStep(dependencies, vouched);
    throw error;
  }
}

function entryOf({ user, waitingFor }: Admitted, { claims }: Vouched, sso: SsoSettings): SsoOutcome {
  const secondFactor = secondFactorProven(claims, sso);
  const unproven = user.twoFactorEnabled ? 'code' : needsSecondFactor(user.role) ? 'enrol' : 'in';
  const step = secondFactor ? 'in' : unproven;
  return { userId: user.id, step, secondFactor, providerSession: claims.sid ?? null, waitingFor };
}

function linkStep({ clock, secret }: Dependencies, vouched: Vouched): SsoOutcome {
  const employee = employeeOrRefuse(vouched);
  const { refreshToken } = vouched;
  const text = JSON.stringify({ employee, refreshToken, at: clock().getTime() });
  return { step: 'link', email: employee.email, pending: seal(secret, 'sso:pending', text) };
}

/** Links the account that somebody has just signed in to by its password with the one that the provider vouched for. */
export async function linkSso(
  dependencies: Dependencies,
  sessionId: string,
  pending: string | undefined,
  requestId: string,
): Promise<void> {
  const { clock, db, secret } = dependencies;
  const now = clock();
  const { employee, refreshToken } = opened(Pending, secret, 'sso:pending', pending, now);
  const session = await readStaffSession(db, sessionId);
  if (!session || session.disabled) throw new Refusal('credential_expired');
  if (needsSecondFactor(session.staff.role) && !session.secondFactor)
    throw new Refusal('second_factor_required');
  await db.transaction(async (tx) => {
    await lockEmployee(tx, employee);
    if (await findIdentity(tx, employee satisfies Employee)) throw new Refusal('sso_address_taken');
    const { id } = await lockUser(tx, session.staff.id);
    await linkIdentity(tx, id, employee, now);
    await noteVouched(tx, secret, id, { refreshToken, now });
    await auditSignIn(tx, 'staff.sso_linked', id, { id: requestId, now });
  });
}

function opened<Schema extends z.ZodType<{ at: number }>>(
  schema: Schema,
  secret: string,
  purpose: string,
  sealed: string | undefined,
  now: Date,
): z.output<Schema> {
  const text = sealed && unseal(secret, purpose, sealed);
  const content = text ? schema.safeParse(JSON.parse(text)) : null;
  if (!content?.success || now.getTime() - content.data.at > LIFE_MS) throw new Refusal('sso_failed');
  return content.data;
}
