import { CALL_FIGURES, type CallFigure } from '@sinia/core/call';
import { z } from 'zod';
import { Timestamp } from './text.ts';

export const REPORT_GROUPS = ['day', 'hour', 'queue', 'agent'] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

export const REPORT_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A day in Mataró, whole; or a moment. */
const Boundary = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

export const ReportPeriod = z.object({
  from: Boundary.optional().meta({
    description: 'A day (`2026-03-01`, in the time of Mataró), or a moment. Missing: 29 days before the end.',
    example: '2026-03-01',
  }),
  to: Boundary.optional().meta({
    description: 'The last day, whole; or the moment before which it ends. Missing: today. At most 366 days.',
    example: '2026-03-31',
  }),
});
export type ReportPeriod = z.infer<typeof ReportPeriod>;

export const CallReportQuery = ReportPeriod.extend({
  groupBy: z.enum(REPORT_GROUPS).optional().meta({ description: '`hour` is the hour of the day, 00 to 23.' }),
});
export type CallReportQuery = z.infer<typeof CallReportQuery>;

const Seconds = z.number().nullable();

const LegalReading = z
  .object({
    shareWithin: z
      .number()
      .nullable()
      .meta({ description: 'How many were answered in less than 180 s, 0 to 1. Target: 0.95.' }),
    fastestMeanSeconds: Seconds.meta({
      description:
        'The mean wait of the fastest 95 % of the calls whose wait is known. Target: below 180. Null with `meetsMean: false`: some of them were not answered.',
    }),
    meetsShare: z.boolean().nullable(),
    meetsMean: z.boolean().nullable(),
  })
  .meta({ id: 'LegalReading', description: 'Both readings of Ley 10/2025, art. 10.3. Null: no calls.' });

export const CallIndicators = z
  .object({
    counts: z
      .object(
        Object.fromEntries(CALL_FIGURES.map((figure) => [figure, z.int().min(0)])) as Record<
          CallFigure,
          z.ZodInt
        >,
      )
      .meta({
        description:
          'Customers’ calls that have ended. `offered`: a person was asked for (answered, abandoned but for the short ones, missed, voicemail).',
      }),
    answeredOnly: LegalReading,
    withUnanswered: LegalReading,
    meanWaitSeconds: Seconds,
    longestWaitSeconds: Seconds,
    meanTalkSeconds: Seconds,
    meanRating: z.number().nullable().meta({ description: '1 to 5.' }),
  })
  .meta({ id: 'CallIndicators' });
export type CallIndicators = z.infer<typeof CallIndicators>;

export const CallReport = z
  .object({
    name: z.literal('calls'),
    from: Timestamp,
    to: Timestamp.meta({ description: 'The moment before which it ends.' }),
    generatedAt: Timestamp,
    /** Whoever leaves a queue in less than this did not really wait. */
    shortAbandonSeconds: z.int(),
    total: CallIndicators,
    groups: z.array(
      z.object({
        key: z
          .string()
          .meta({ description: 'The day, the hour, or the id of queue or person; may be empty.' }),
        name: z.string().nullable(),
        indicators: CallIndicators,
      }),
    ),
  })
  .meta({ id: 'CallReport' });
export type CallReport = z.infer<typeof CallReport>;
