import { LINK_KINDS } from '@sinia/core';
import { z } from 'zod';
import { MergeId } from './merge-id.ts';
import { line, Timestamp } from './text.ts';
import { TicketId, TicketSummary } from './ticket.ts';

export const MergeBody = z
  .strictObject({ intoTicketId: TicketId })
  .meta({ id: 'MergeBody', example: { intoTicketId: 'tkt_01k4x8m2q0abcdefghjkmnpqrs' } });
export type MergeBody = z.infer<typeof MergeBody>;

export const Merge = z
  .object({
    id: MergeId,
    ticketId: TicketId,
    intoTicketId: TicketId,
    mergedAt: Timestamp,
    undoneAt: Timestamp.nullable(),
  })
  .meta({
    id: 'Merge',
    description:
      'A ticket that went into another. Its key goes on working and shows the status of the other.',
    example: {
      id: 'mrg_01k4x8m2q0abcdefghjkmnpqrs',
      ticketId: 'tkt_01k4x8m2q0abcdefghjkmnpqrt',
      intoTicketId: 'tkt_01k4x8m2q0abcdefghjkmnpqrs',
      mergedAt: '2026-12-28T10:02:00.000Z',
      undoneAt: null,
    },
  });
export type Merge = z.infer<typeof Merge>;

export const SplitBody = z
  .strictObject({
    messageId: z.string().regex(/^msg_[0-9a-z]{26}$/),
    subject: line(200).optional(),
  })
  .meta({
    id: 'SplitBody',
    description:
      "A customer's message that becomes a ticket of its own; without a subject it keeps the old one.",
    example: { messageId: 'msg_01k4x8m2q0abcdefghjkmnpqrs', subject: 'Factura de març' },
  });
export type SplitBody = z.infer<typeof SplitBody>;

export const LinkBody = z.strictObject({ ticketId: TicketId, kind: z.enum(['related', 'child']) }).meta({
  id: 'LinkBody',
  description: '`child`: the other is a part of this one.',
  example: { ticketId: 'tkt_01k4x8m2q0abcdefghjkmnpqrs', kind: 'related' },
});
export type LinkBody = z.infer<typeof LinkBody>;

export const Linked = z.object({ linked: z.boolean() }).meta({ id: 'Linked', example: { linked: true } });

/** A ticket about the same matter, as it stands now. */
export const TicketLink = z
  .object({
    kind: z.enum(LINK_KINDS),
    role: z.enum(['other', 'part', 'whole']).meta({
      description:
        'What the other is to this one: beside it, a part of it (`child`, `split`), or what it is a part of.',
    }),
    ticket: TicketSummary,
    createdAt: Timestamp,
  })
  .meta({ id: 'TicketLink' });
export type TicketLink = z.infer<typeof TicketLink>;

export const TicketLinks = z.object({ data: z.array(TicketLink) }).meta({ id: 'TicketLinks' });
export type TicketLinks = z.infer<typeof TicketLinks>;

/** What would come of a merge, before anybody decides it. */
export const MergePreview = z
  .object({
    refusal: z.string().nullable(),
    from: TicketSummary,
    into: TicketSummary,
    messages: z.int(),
    /** Whether both name the same person: if not, neither reads anything of the other's. */
    samePerson: z.boolean(),
  })
  .meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof MergePreview>;
