import type { AnswerSurveyBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { surveys } = schema;

export async function findSurvey(tx: Transaction, ticketId: string): Promise<typeof surveys.$inferSelect> {
  const [survey] = await tx.select().from(surveys).where(eq(surveys.ticketId, ticketId));
  if (!survey) throw new Refusal('not_found');
  return survey;
}

export function keepAnswer(work: UnitOfWork, ticketId: string, answer: AnswerSurveyBody): void {
  const { rating, comment = null, cause = null } = answer;
  const set = { answeredAt: work.now, rating, comment, cause };
  work.write(work.tx.update(surveys).set(set).where(eq(surveys.ticketId, ticketId)));
}
