import { DEMO_TEMPLATES, demoAccounts } from '@sinia/channels/testing/demo';
import { CLOSED_BREAKER, type NoticeKind } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { sealSecrets } from '../use-cases/channels/account-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

/** A refresh token is good for one use, and the pretended X knows on each start only its first: none is used up. */
const NEVER_MS = 10 * 365 * 86_400_000;

/** An account of every written channel, connected to the providers of the demonstration; those that are there stay. */
export async function seedChannels(dependencies: Dependencies, given: string): Promise<void> {
  const { db, clock, secret } = dependencies;
  const { channelAccounts, channelTemplates, groups } = schema;
  const [group] = await db.select({ id: groups.id }).from(groups).where(eq(groups.isDefault, true));
  if (!group) return;
  const now = clock();
  for (const { secrets, ...account } of demoAccounts(given)) {
    const sealed = sealSecrets(secret, account.id, secrets);
    await db
      .insert(channelAccounts)
      .values({
        ...{ ...account, settings: { ...account.settings }, secrets: sealed, groupId: group.id },
        ...{ breaker: CLOSED_BREAKER, createdAt: now },
        tokenExpiresAt: account.channel === 'x' ? new Date(now.getTime() + NEVER_MS) : null,
      })
      .onConflictDoNothing();
    if (account.channel !== 'whatsapp') continue;
    const rows = DEMO_TEMPLATES.map(({ status: _approved, notice, ...template }) => ({
      ...{ ...template, accountId: account.id, status: 'approved' as const, updatedAt: now },
      ...{
        notice: notice as NoticeKind | null,
        parameters: new Set(template.body.match(/\{\{\d\}\}/g)).size,
      },
    }));
    await db.insert(channelTemplates).values(rows).onConflictDoNothing();
  }
}
