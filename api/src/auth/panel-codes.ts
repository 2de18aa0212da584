import { createHash } from 'node:crypto';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import type { Dependencies } from '../use-cases/context.ts';
import { credentialsOf } from './credentials.ts';
import { insertPanelCode, takePanelCode } from './panel-codes-store.ts';
import { seal, unseal } from './seal.ts';
import type { StaffToken } from './staff-bearer.ts';

/** What the page that embeds the panel asks for: its origin, and the S256 challenge of PKCE (RFC 7636). */
export const PanelRequest = z.strictObject({
  origin: z.string().max(200),
  challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export const PanelRedemption = z.strictObject({
  code: z.string().max(500),
  verifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/),
});

const LIFE_MS = 60_000;
const PURPOSE = 'panel-code';

/**
 * Whether staff may sign in from a page of this origin: a site of the intranet or the webphone; or our own page for the
 * telephone, which a foreign page may frame, where its cookie does not travel.
 */
export async function isPanelOrigin(dependencies: Dependencies, origin: string): Promise<boolean> {
  if (origin === new URL(dependencies.settings.baseUrl).origin) return true;
  return (await credentialsOf(dependencies).sites.read()).staffOrigins.has(origin);
}

/**
 * A code for one minute and one use, for somebody who is signed in here; the pop-up hands it to its opener by
 * `postMessage` with exactly this origin as the target.
 */
export async function issuePanelCode(
  dependencies: Dependencies,
  sessionId: string,
  { origin, challenge }: z.output<typeof PanelRequest>,
): Promise<{ code: string }> {
  const { clock, db, random, secret } = dependencies;
  if (!(await isPanelOrigin(dependencies, origin))) throw new Refusal('origin_not_allowed');
  const { staff } = await credentialsOf(dependencies).staff.issue(sessionId, { narrow: true });
  const nonce = Buffer.from(random(32)).toString('base64url');
  const code = seal(secret, PURPOSE, `${nonce}.${sessionId}`);
  const expiresAt = new Date(clock().getTime() + LIFE_MS);
  await insertPanelCode(db, code, { userId: staff.id, challenge, origin, expiresAt });
  return { code };
}

/** The narrow bearer for a code. A code that was tried is gone, whether it was tried rightly or not. */
export async function redeemPanelCode(
  dependencies: Dependencies,
  { code, verifier }: z.output<typeof PanelRedemption>,
  origin: string | undefined,
): Promise<StaffToken> {
  const { clock, db, secret } = dependencies;
  const row = await takePanelCode(db, code);
  if (!row) throw new Refusal('credential_invalid');
  if (row.expiresAt <= clock()) throw new Refusal('credential_expired');
  const proven = createHash('sha256').update(verifier).digest('base64url') === row.challenge;
  const sessionId = unseal(secret, PURPOSE, code)?.split('.')[1];
  if (!proven || row.origin !== origin || !sessionId) throw new Refusal('credential_invalid');
  return credentialsOf(dependencies).staff.issue(sessionId, { narrow: true });
}
