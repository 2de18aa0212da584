import { TrackedStatus } from '@sinia/contracts';
import { parseReference, Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { rootOf } from '../tickets/family-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import { trackedStatus } from './tracked-view.ts';

/** A key as a person typed it: spaces, dots and hyphens are theirs to choose. */
export const TypedReference = z.string().max(40);

/** The status by key alone (Ley 10/2025, art. 11.2): no login, no personal data. */
export const getTrackedStatus = defineQuery({
  name: 'getTrackedStatus',
  permission: 'tracking.status',
  input: z.object({ reference: TypedReference }),
  output: TrackedStatus,
  run: async (context, { reference }) => {
    const ticket = await ticketByReference(context, reference);
    return trackedStatus(ticket, await rootOf(context.dependencies.db, ticket));
  },
});

/** @param tx inside a transaction, its own connection: as many callers as the pool has would wait for one more. */
export async function ticketByReference(
  context: Context,
  typed: string,
  tx?: Transaction,
): Promise<TicketRow> {
  const reference = parseReference(typed);
  if (!reference)
    throw new Refusal('invalid_reference', {
      fields: [{ pointer: '/reference', code: 'invalid_reference' }],
    });
  const { tickets } = schema;
  const reader = tx ?? context.dependencies.db;
  const [row] = await reader.select().from(tickets).where(eq(tickets.reference, reference));
  if (!row) throw new Refusal('not_found');
  return row;
}
