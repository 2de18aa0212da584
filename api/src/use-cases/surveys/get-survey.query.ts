import { Survey } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { timestamp } from '../tickets/ticket-view.ts';

/** The survey that a link is for. */
export const getSurvey = defineQuery({
  name: 'getSurvey',
  permission: 'survey.read',
  input: z.object({}),
  output: Survey,
  async run(context) {
    const { surveys, tickets } = schema;
    const [row] = await context.dependencies.db
      .select({ ticket: tickets, answeredAt: surveys.answeredAt })
      .from(surveys)
      .innerJoin(tickets, eq(tickets.id, surveys.ticketId))
      .where(ticketScope(context, 'survey.read'));
    if (!row) throw new Refusal('not_found');
    const { reference, language, subject, solvedAt } = row.ticket;
    return {
      reference,
      language,
      subject,
      resolvedAt: timestamp(solvedAt),
      answeredAt: timestamp(row.answeredAt),
    };
  },
});
