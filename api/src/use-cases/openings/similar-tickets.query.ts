import { TicketSummary } from '@sinia/contracts';
import { UNRESOLVED } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { summaryColumns } from '../tickets/summary-store.ts';
import { summaryView } from '../tickets/ticket-view.ts';

const { tickets, participants } = schema;

const LIMIT = 5;
const FEWEST_DIGITS = 9;

/** What the same person has open already: before a second ticket is made of one matter. */
export const similarTickets = defineQuery({
  name: 'similarTickets',
  permission: 'ticket.list',
  input: z.object({
    email: z.string().max(254).optional(),
    phone: z.string().max(40).optional(),
    documentId: z.string().max(20).optional(),
    contract: z.string().max(30).optional(),
  }),
  output: z.array(TicketSummary),
  async run(context, input) {
    const samePerson = sameRequester(input);
    if (samePerson.length === 0) return [];
    const open = and(inArray(tickets.status, [...UNRESOLVED]), isNull(tickets.shelf));
    const rows = await context.dependencies.db
      .select(summaryColumns)
      .from(tickets)
      .where(and(open, or(...samePerson), ticketScope(context, 'ticket.list')))
      .orderBy(desc(tickets.lastMessageAt))
      .limit(LIMIT);
    return rows.map(summaryView);
  },
});

/** The same address, number, document or contract, however each was typed. */
function sameRequester(claim: z.output<typeof similarTickets.input>): SQL[] {
  const email = claim.email?.trim().toLowerCase();
  const digits = claim.phone?.replace(/\D/g, '').slice(-FEWEST_DIGITS) ?? '';
  const same = (field: 'documentId' | 'contract', value: string | undefined) => {
    const plain = value?.replace(/[^\p{L}\d]/gu, '').toLowerCase();
    if (!plain || plain.length < 4) return [];
    const kept = sql`regexp_replace(lower(${tickets.requester} ->> ${field}), '[^[:alnum:]]', '', 'g')`;
    return [sql`${kept} = ${plain}`];
  };
  return [
    ...(email?.includes('@')
      ? [
          sql`exists (select from ${participants} where ${participants.ticketId} = ${tickets.id}
            and ${eq(participants.address, email)})`,
        ]
      : []),
    ...(digits.length === FEWEST_DIGITS
      ? [
          sql`right(regexp_replace(${tickets.requester} ->> 'phone', '[^0-9]', '', 'g'), ${FEWEST_DIGITS}) = ${digits}`,
        ]
      : []),
    ...same('documentId', claim.documentId),
    ...same('contract', claim.contract),
  ];
}
