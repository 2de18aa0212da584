import { AnsweredSurvey, AnswerSurveyBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { aboutTicket, lockTicket, saveTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';

/** One answer a survey; it never exists before the resolution was notified (Ley 10/2025, art. 18.2). */
export const answerSurvey = defineUseCase({
  name: 'answerSurvey',
  permission: 'survey.answer',
  input: AnswerSurveyBody,
  output: AnsweredSurvey,
  load: async (tx, _input, { actor }) => {
    if (!('ticketId' in actor)) throw new Refusal('not_found');
    const ticket = await lockTicket(tx, actor.ticketId);
    const [survey] = await tx.select().from(schema.surveys).where(eq(schema.surveys.ticketId, ticket.id));
    if (!survey) throw new Refusal('not_found');
    return { ticket, survey };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input, subject: { ticket, survey }, now }) => {
    if (survey.answeredAt) throw new Refusal('survey_already_answered');
    const { rating, comment = null, cause = null } = input;
    const { surveys } = schema;
    work.write(
      work.tx
        .update(surveys)
        .set({ answeredAt: now, rating, comment, cause })
        .where(eq(surveys.ticketId, ticket.id)),
    );
    saveTicket(work, ticket, ticket, { type: 'survey.answered', changes: {}, detail: { rating, cause } });
    return { answeredAt: now.toISOString() };
  },
});
