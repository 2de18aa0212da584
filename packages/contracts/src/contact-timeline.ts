import { CHANNELS } from '@sinia/core';
import { z } from 'zod';
import { pageOf } from './pagination.ts';
import { Timestamp } from './text.ts';
import { Reference, TicketId } from './ticket.ts';

/** One line of what passed between a person and us, on whatever channel. */
export const TimelineEntry = z
  .object({
    id: z.string(),
    kind: z.enum(['message', 'ticket', 'contact', 'note', 'call']).meta({
      description:
        'What it tells of: words, a change of a ticket, of the card, a note of staff, a telephone call.',
    }),
    type: z
      .string()
      .meta({ description: 'Of a change: `ticket.opened`, `survey.answered`, `contact.merged` …' }),
    at: Timestamp,
    actor: z.object({ kind: z.string(), name: z.string() }).meta({ id: 'TimelineActor' }),
    ticket: z
      .object({ id: TicketId, reference: Reference, subject: z.string() })
      .nullable()
      .meta({ description: 'Null for what is of no ticket.' }),
    channel: z.enum(CHANNELS).nullable(),
    visibility: z.enum(['public', 'internal']).nullable(),
    text: z.string().nullable().meta({ description: 'The words, or their beginning.' }),
    changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelinePage = pageOf(TimelineEntry, 'TimelinePage');
export type TimelinePage = z.infer<typeof TimelinePage>;
