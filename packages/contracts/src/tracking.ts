import { z } from 'zod';
import { AttachmentSummary } from './message.ts';
import { EmailAddress, PhoneNumber, paragraphs, Timestamp } from './text.ts';
import { AttachmentId, Channel, Language, PublicStatus, Reference, Term } from './ticket.ts';

/** What the key alone shows: never personal data. */
export const TrackedStatus = z
  .object({
    reference: Reference,
    publicStatus: PublicStatus,
    channelGroup: z.enum(['written', 'phone', 'in_person']),
    receivedAt: Timestamp,
    inProgressAt: Timestamp.nullable(),
    resolvedAt: Timestamp.nullable(),
    terms: z.array(Term),
  })
  .meta({
    id: 'TrackedStatus',
    example: {
      reference: '572843901633',
      publicStatus: 'in_progress',
      channelGroup: 'written',
      receivedAt: '2026-12-28T09:12:00.000Z',
      inProgressAt: '2026-12-28T10:02:00.000Z',
      resolvedAt: null,
      terms: [],
    },
  });
export type TrackedStatus = z.infer<typeof TrackedStatus>;

export const RequestAccessBody = z
  .union([z.strictObject({ email: EmailAddress }), z.strictObject({ phone: PhoneNumber })])
  .meta({ id: 'RequestAccessBody', example: { email: 'nuria.puig@example.cat' } });

export const RequestedAccess = z
  .object({ accepted: z.literal(true) })
  .meta({ id: 'RequestedAccess', description: 'The same answer whether the address matches or not.' });

export const PublicMessage = z
  .object({
    id: z.string(),
    author: z.enum(['customer', 'agent']),
    authorName: z.string(),
    body: z.string(),
    channel: Channel,
    attachments: z.array(AttachmentSummary),
    createdAt: Timestamp,
  })
  .meta({ id: 'PublicMessage' });
export type PublicMessage = z.infer<typeof PublicMessage>;

/** The thread as its customer sees it. */
export const TrackedTicket = TrackedStatus.extend({
  subject: z.string(),
  language: Language,
  mayReply: z.boolean(),
  messages: z.array(PublicMessage),
}).meta({ id: 'TrackedTicket' });
export type TrackedTicket = z.infer<typeof TrackedTicket>;

export const TrackedList = z
  .object({ data: z.array(TrackedStatus.extend({ subject: z.string() }).meta({ id: 'TrackedSummary' })) })
  .meta({ id: 'TrackedList' });
export type TrackedList = z.infer<typeof TrackedList>;

export const PublicReplyBody = z
  .strictObject({ body: paragraphs(20_000), attachmentIds: z.array(AttachmentId).max(20).optional() })
  .meta({ id: 'PublicReplyBody', example: { body: 'Gràcies, ja no surt aigua.' } });
export type PublicReplyBody = z.infer<typeof PublicReplyBody>;
