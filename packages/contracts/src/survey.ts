import { z } from 'zod';
import { paragraphs, Timestamp } from './text.ts';
import { Language, Reference } from './ticket.ts';

export const SURVEY_CAUSES = ['supply', 'attention', 'time', 'answer', 'other'] as const;

export const Survey = z
  .object({
    reference: Reference,
    language: Language,
    subject: z.string(),
    resolvedAt: Timestamp.nullable(),
    answeredAt: Timestamp.nullable(),
  })
  .meta({ id: 'Survey' });
export type Survey = z.infer<typeof Survey>;

export const AnswerSurveyBody = z
  .strictObject({
    rating: z.int().min(1).max(5),
    comment: paragraphs(2000).optional(),
    cause: z.enum(SURVEY_CAUSES).optional(),
  })
  .meta({ id: 'AnswerSurveyBody', example: { rating: 5, comment: 'Molt ràpids, gràcies.' } });
export type AnswerSurveyBody = z.infer<typeof AnswerSurveyBody>;

export const AnsweredSurvey = z.object({ answeredAt: Timestamp }).meta({ id: 'AnsweredSurvey' });
