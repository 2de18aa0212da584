import { MergePreview, TicketId } from '@sinia/contracts';
import { mergeRefusal, namesSamePerson } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { visibleTicket } from './get-ticket.query.ts';
import { countMessages } from './merge-store.ts';
import { ticketSummary } from './ticket-view.ts';

/** What would come of a merge: what goes where, why it cannot be, and whether both are of one person. */
export const previewMerge = defineQuery({
  name: 'previewMerge',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, intoTicketId: TicketId }),
  output: MergePreview,
  async run(context, { id, intoTicketId }) {
    const [from, into, messages] = await Promise.all([
      visibleTicket(context, 'ticket.update', id),
      visibleTicket(context, 'ticket.update', intoTicketId),
      countMessages(context, id),
    ]);
    return {
      refusal: mergeRefusal(from, into),
      from: ticketSummary(from),
      into: ticketSummary(into),
      messages,
      samePerson: namesSamePerson(from, into),
    };
  },
});
