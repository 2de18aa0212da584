import { Timestamp } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { timestamp } from '../tickets/ticket-view.ts';

const LIMIT = 500;

/** Who is blocked, by whom, and how often they have tried since; the newest first. */
export const listBlockedSenders = defineQuery({
  name: 'listBlockedSenders',
  permission: 'sender.block',
  input: z.object({}),
  output: z.array(
    z.object({
      sender: z.string(),
      blockedBy: z.string(),
      blockedAt: Timestamp,
      hits: z.int(),
      lastAt: Timestamp.nullable(),
    }),
  ),
  async run({ dependencies }) {
    const { blockedSenders } = schema;
    const rows = await dependencies.db
      .select()
      .from(blockedSenders)
      .orderBy(desc(blockedSenders.blockedAt))
      .limit(LIMIT);
    return rows.map((row) => ({
      ...row,
      blockedAt: row.blockedAt.toISOString(),
      lastAt: timestamp(row.lastAt),
    }));
  },
});
