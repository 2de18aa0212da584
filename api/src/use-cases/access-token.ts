import { createHash } from 'node:crypto';
import { schema } from '@sinia/database';
import type { Context } from './context.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export type TokenPurpose = 'tracking' | 'survey';

const DAY_MS = 86_400_000;
const LIFE_DAYS = { tracking: 180, survey: 30 } as const satisfies Record<TokenPurpose, number>;
/** A link that anybody may have asked for, by a key and an address. */
const ASKED_FOR_DAYS = 2;

/** A random link to one ticket for one purpose; only its hash is kept. */
export function issueToken(
  work: UnitOfWork,
  context: Context,
  ticketId: string,
  purpose: TokenPurpose,
): string {
  const token = Buffer.from(context.dependencies.random(32)).toString('base64url');
  const [expiresAt, createdAt] = [tokenEnd(purpose, work.now), work.now];
  work.insert(schema.accessTokens, { hash: tokenHash(token), ticketId, purpose, expiresAt, createdAt });
  return token;
}

/** @param askedFor whether it was sent because somebody typed a key and an address: then it lives two days. */
export function tokenEnd(purpose: TokenPurpose, now: Date, askedFor = false): Date {
  return new Date(now.getTime() + (askedFor ? ASKED_FOR_DAYS : LIFE_DAYS[purpose]) * DAY_MS);
}

export function tokenHash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** What names the holder of a link in events and in the audit log: the beginning of the hash of its token. */
export function linkHolderId(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64url').slice(0, 22);
}

/** The tracker's page: by key alone it shows the status; the token stays in the fragment, which no server sees. */
export function trackingUrl(baseUrl: string, reference: string, token?: string): string {
  return `${baseUrl}/seguiment?clau=${reference}${token ? `#${token}` : ''}`;
}

export function surveyUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/valora#${token}`;
}
