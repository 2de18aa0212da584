import { Refusal } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { linkHolderId, tokenHash } from '../use-cases/access-token.ts';
import type { LinkActor } from './actor.ts';

/** Whoever holds a link to one ticket: to follow it, or to rate it, never both. */
export async function linkActor(db: Database, token: string, now: Date): Promise<LinkActor> {
  const { accessTokens } = schema;
  const hash = tokenHash(token);
  const [row] = await db.select().from(accessTokens).where(eq(accessTokens.hash, hash));
  if (!row) throw new Refusal('credential_invalid');
  if (row.expiresAt <= now) throw new Refusal('credential_expired');
  return {
    kind: row.purpose === 'survey' ? 'survey_link' : 'link',
    id: linkHolderId(hash),
    name: '',
    ticketId: row.ticketId,
  };
}
