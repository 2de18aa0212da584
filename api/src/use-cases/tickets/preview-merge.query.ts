import { MergePreview, TicketId } from '@sinia/contracts';
import { mergeRefusal, namesSamePerson, shownName } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { visibleTicket } from './get-ticket.query.ts';
import { countMessages } from './merge-store.ts';
import { summaryView } from './ticket-view.ts';

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
    const summary = (row: typeof from) => summaryView({ ...row, requesterName: shownName(row.requester) });
    return {
      refusal: mergeRefusal(from, into),
      from: summary(from),
      into: summary(into),
      messages,
      samePerson: namesSamePerson(from, into),
    };
  },
});
