import { SCOPES, type Scope } from '@sinia/core';
import { schema } from '@sinia/database';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { timestamp } from '../tickets/ticket-view.ts';

export const ScopeName = z.enum(Object.keys(SCOPES) as [Scope, ...Scope[]]);

/** The secret keys of integrators, by name: their text was shown once and is kept nowhere. */
export const listKeys = defineQuery({
  name: 'listKeys',
  permission: 'key.write',
  input: z.object({}),
  output: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      scopes: z.array(ScopeName),
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
      revokedAt: z.string().nullable(),
    }),
  ),
  async run({ dependencies: { db } }) {
    const { apiKeys } = schema;
    const rows = await db.select().from(apiKeys).orderBy(desc(apiKeys.createdAt));
    return rows.map(({ id, name, scopes, createdAt, lastUsedAt, revokedAt }) => ({
      ...{ id, name, scopes, createdAt: createdAt.toISOString() },
      lastUsedAt: timestamp(lastUsedAt),
      revokedAt: timestamp(revokedAt),
    }));
  },
});
