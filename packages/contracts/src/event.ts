import { EVENT_TYPES } from '@sinia/core';
import { z } from 'zod';
import { pageOf } from './pagination.ts';
import { Timestamp } from './text.ts';
import { TicketId } from './ticket.ts';

export const TicketEvent = z
  .object({
    id: z
      .string()
      .meta({ description: 'The position in the feed, opaque: send it back as `Last-Event-ID`.' }),
    ticketId: TicketId,
    seq: z.int().meta({ description: 'The place in the ticket, from 1.' }),
    type: z.enum(EVENT_TYPES),
    actor: z
      .object({ kind: z.string(), id: z.string().nullable(), name: z.string() })
      .meta({ id: 'EventActor' }),
    changes: z
      .record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
      .meta({ description: 'Field → before and after.' }),
    message: z
      .object({ id: z.string(), visibility: z.enum(['public', 'internal']), author: z.string() })
      .nullable(),
    detail: z.record(z.string(), z.unknown()),
    at: Timestamp,
  })
  .meta({ id: 'TicketEvent' });
export type TicketEvent = z.infer<typeof TicketEvent>;

export const EventPage = pageOf(TicketEvent, 'EventPage');
export type EventPage = z.infer<typeof EventPage>;
