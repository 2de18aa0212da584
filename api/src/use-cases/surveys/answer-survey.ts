import { AnsweredSurvey, AnswerSurveyBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { aboutTicket, lockTicket, saveTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { findSurvey, keepAnswer } from './survey-store.ts';

/** One answer a survey; it never exists before the resolution was notified (Ley 10/2025, art. 18.2). */
export const answerSurvey = defineUseCase({
  name: 'answerSurvey',
  permission: 'survey.answer',
  input: AnswerSurveyBody,
  output: AnsweredSurvey,
  load: async (tx, _input, { actor }) => {
    if (!('ticketId' in actor)) throw new Refusal('not_found');
    const ticket = await lockTicket(tx, actor.ticketId);
    return { ticket, survey: await findSurvey(tx, ticket.id) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input, subject: { ticket, survey }, now }) => {
    if (survey.answeredAt) throw new Refusal('survey_already_answered');
    keepAnswer(work, ticket.id, input);
    const { rating, cause = null } = input;
    saveTicket(work, ticket, ticket, { type: 'survey.answered', changes: {}, detail: { rating, cause } });
    return { answeredAt: now.toISOString() };
  },
});
