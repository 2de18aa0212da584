import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockCallSurvey, noteInvited, setCallSurvey } from './call-survey-store.ts';

/** The exchange has taken the order to ask for a rating: nobody else asks. */
export const noteAsked = defineUseCase({
  name: 'noteAsked',
  permission: 'ticket.update',
  input: z.object({ ticketId: z.string(), ratedBefore: z.date().nullable() }),
  output: z.object({}),
  load: async (tx, { ticketId }) => {
    await lockTicket(tx, ticketId);
    const found = await lockCallSurvey(tx, ticketId);
    if (!found) throw new Refusal('not_found');
    return found;
  },
  about: () => ({}),
  run: (work, { input: { ticketId, ratedBefore }, subject: { survey, call }, now }) => {
    if (survey.status !== 'waiting') return {};
    noteInvited(work, ticketId);
    // Whoever was quicker than the answer to the order is looked at once more.
    setCallSurvey(work, ticketId, {
      status: 'asked',
      askedAt: now,
      ratedBefore,
      dueAt: now,
      lastError: null,
    });
    work.audit(`call.rating_asked ${call.id}`, ticketId);
    return {};
  },
});
