import { AnswerSurveyBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { Desk } from '../desk.ts';
import { type Asked, bodyOf, router } from '../route.ts';
import { recordEvent } from '../verbs/record-event.ts';
import { timestamp } from '../views.ts';

export function surveyRoutes(desk: Desk) {
  const route = router(desk);
  return [
    route('get', '/surveys', 'survey.read', (asked) => {
      const { ticket, survey } = surveyOf(asked);
      const { reference, language, solvedAt } = ticket.state;
      const resolvedAt = timestamp(solvedAt);
      const answeredAt = timestamp(survey.answeredAt);
      return Response.json({ reference, language, subject: ticket.subject, resolvedAt, answeredAt });
    }),
    route('post', '/surveys', 'survey.answer', async (asked) => {
      const { rating, cause = null } = await bodyOf(asked.request, AnswerSurveyBody);
      const { ticket, survey } = surveyOf(asked);
      if (survey.answeredAt) throw new Refusal('survey_already_answered');
      const answeredAt = desk.now();
      ticket.survey = { answeredAt, rating };
      recordEvent(desk, asked.caller, ticket, {
        type: 'survey.answered',
        changes: {},
        detail: { rating, cause },
      });
      return Response.json({ answeredAt: answeredAt.toISOString() }, { status: 201 });
    }),
  ];
}

/** The survey that the link is for. */
function surveyOf({ desk, caller }: Asked) {
  const ticket = desk.tickets.get(caller.ticketId ?? '');
  if (!ticket?.survey) throw new Refusal('not_found');
  return { ticket, survey: ticket.survey };
}
