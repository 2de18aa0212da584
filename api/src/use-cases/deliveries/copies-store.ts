import type { Copies } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { anyOf } from './any-of-store.ts';

/** Who is in copy of some messages. */
export async function copiesOfMessages(
  tx: Transaction,
  messageIds: readonly string[],
): Promise<Map<string, Copies>> {
  const { messages } = schema;
  const rows = await tx
    .select({ id: messages.id, copies: messages.copies })
    .from(messages)
    .where(anyOf(messages.id, messageIds));
  return new Map(rows.flatMap(({ id, copies }) => (copies ? [[id, copies] as const] : [])));
}
