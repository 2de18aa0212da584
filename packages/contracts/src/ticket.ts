import {
  CHANNELS,
  LANGUAGES,
  LEGAL_TYPES,
  PRIORITIES,
  PUBLIC_STATUSES,
  ROUTE_CHANNELS,
  SHELVES,
  STATUSES,
} from '@sinia/core';
import { z } from 'zod';
import { ContactContract, ContactId, Identification } from './contact.ts';
import { PageQuery, pageOf } from './pagination.ts';
import { EmailAddress, line, PhoneNumber, paragraphs, Timestamp } from './text.ts';

export const TicketId = z
  .string()
  .regex(/^tkt_[0-9a-z]{26}$/)
  .meta({ id: 'TicketId', example: 'tkt_01k4x8m2q0abcdefghjkmnpqrs' });
export const AttachmentId = z
  .string()
  .regex(/^att_[0-9a-z]{26}$/)
  .meta({ id: 'AttachmentId' });
export const Reference = z
  .string()
  .regex(/^\d{12}$/)
  .meta({
    id: 'Reference',
    description: "The customer's key: 11 random digits and a Damm check digit, shown as `1234 5678 9012`.",
    example: '572843901633',
  });

export const Status = z
  .enum(STATUSES)
  .meta({ id: 'Status', description: 'The category of the status; open-ended list.' });
export const PublicStatus = z.enum(PUBLIC_STATUSES).meta({
  id: 'PublicStatus',
  description: 'What the customer is told: OBERTA (`open`), EN TRÀMIT (`in_progress`), RESOLTA (`resolved`).',
});
export const Channel = z.enum(CHANNELS).meta({ id: 'Channel' });
export const Priority = z.enum(PRIORITIES).meta({ id: 'Priority' });
export const Language = z.enum(LANGUAGES).meta({ id: 'Language' });
export const LegalType = z.enum(LEGAL_TYPES).meta({ id: 'LegalType' });
export const CustomFields = z
  .record(
    z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/),
    z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
  )
  .refine((fields) => Object.keys(fields).length <= 50, { error: 'too_many_fields' })
  .meta({ id: 'CustomFields', example: { meterReading: 1204 } });

export const Requester = z
  .strictObject({
    name: line(120).optional(),
    email: EmailAddress.optional(),
    phone: PhoneNumber.optional(),
    documentId: line(20).optional(),
    contract: line(30).optional(),
  })
  .meta({
    id: 'Requester',
    example: { name: 'Núria Puig', email: 'nuria.puig@example.cat', phone: '600 111 222' },
  });

/** A written conversation is no way that can be asked for: the customer begins it. */
export const NoticeRoute = z
  .strictObject({ channel: z.enum(['email', 'sms', 'post']), address: line(254) })
  .meta({ id: 'NoticeRoute', description: 'Where each change of status is told.' });

export const Location = z
  .strictObject({
    street: line(120),
    number: line(20).optional(),
    supplyPointId: line(40).optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
  })
  .meta({ id: 'Location' });

export const OpenTicketBody = z
  .strictObject({
    subject: line(200),
    body: paragraphs(20_000),
    channel: Channel.optional(),
    language: Language.optional(),
    legalType: LegalType.optional(),
    category: line(80).optional(),
    requester: Requester.optional(),
    noticeRoute: NoticeRoute.optional(),
    attachmentIds: z.array(AttachmentId).max(20).optional(),
    customFields: CustomFields.optional(),
    location: Location.optional(),
    /** From the anonymous form: how the proof of work was solved. */
    challenge: z.string().max(4096).optional(),
  })
  .meta({
    id: 'OpenTicketBody',
    examples: [
      {
        subject: 'Fuita al carrer de la Riera',
        body: "Surt aigua de la vorera davant del número 48 des d'aquest matí.",
        language: 'ca',
        requester: { name: 'Núria Puig', email: 'nuria.puig@example.cat', phone: '600 111 222' },
      },
      {
        subject: 'Fuga en la calle de la Riera',
        body: 'Sale agua de la acera delante del número 48 desde esta mañana.',
        language: 'es',
        requester: { name: 'Andrés Gil', email: 'andres.gil@example.es' },
      },
    ],
  });
export type OpenTicketBody = z.infer<typeof OpenTicketBody>;

export const Term = z
  .object({ article: z.string(), dueAt: Timestamp })
  .meta({ id: 'Term', description: 'A term set by law; the strictest first.' });

export const OpenedTicket = z
  .object({
    id: TicketId,
    reference: Reference,
    status: Status,
    publicStatus: PublicStatus,
    receivedAt: Timestamp,
    terms: z.array(Term),
    trackingUrl: z.url(),
  })
  .meta({
    id: 'OpenedTicket',
    example: {
      id: 'tkt_01k4x8m2q0abcdefghjkmnpqrs',
      reference: '572843901633',
      status: 'new',
      publicStatus: 'open',
      receivedAt: '2026-12-28T09:12:00.000Z',
      terms: [],
      trackingUrl: 'https://atencio.example/seguiment?clau=572843901633',
    },
  });
export type OpenedTicket = z.infer<typeof OpenedTicket>;

const ticketRow = {
  id: TicketId,
  reference: Reference,
  version: z.int(),
  subject: z.string(),
  status: Status,
  publicStatus: PublicStatus,
  channel: Channel,
  priority: Priority,
  language: Language,
  legalType: LegalType.nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  assigneeId: z.string().nullable(),
  groupId: z.string(),
  requester: z
    .object({ name: z.string().nullable() })
    .meta({ id: 'RequesterName', description: 'The name; where none was given, the address or the number.' }),
  lastMessage: z
    .object({
      preview: z.string(),
      author: z.enum(['customer', 'agent', 'integration', 'system']),
      at: Timestamp,
    })
    .meta({ id: 'LastMessage' }),
  trouble: z.enum(['event_parked', 'delivery_failed']).nullable(),
  shelf: z
    .enum(SHELVES)
    .nullable()
    .meta({ description: 'Why it is out of the working views: snoozed, spam, or merged into another.' }),
  isPublic: z.boolean().meta({ description: 'It began below a public post, where everybody reads it.' }),
  snoozedUntil: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
};

/** A line of a list: what an agent needs to choose the next ticket, without personal data beyond the name. */
export const TicketSummary = z.object(ticketRow).meta({ id: 'TicketSummary' });
export type TicketSummary = z.infer<typeof TicketSummary>;

export const Ticket = z
  .object({
    ...ticketRow,
    requester: z
      .object({
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        documentId: z.string().nullable(),
        contract: z.string().nullable(),
        verified: z.boolean(),
      })
      .meta({ id: 'TicketRequester' }),
    contactSnapshot: z
      .object({
        name: z.string().nullable(),
        address: z.string().nullable(),
        phones: z.array(z.string()),
        email: z.string().nullable(),
        documentId: z.string().nullable(),
      })
      .meta({ id: 'ContactSnapshot', description: 'The requester as they were when the contact was made.' }),
    contactId: ContactId.nullable().meta({
      description: 'The contact that it is of; after a merge the one that it went into.',
    }),
    identification: Identification.nullable().meta({
      description: 'Null until somebody has looked: soon after it was opened.',
    }),
    billingSnapshot: z
      .object({
        takenAt: Timestamp,
        contracts: z.array(ContactContract.omit({ use: true, startDate: true, endDate: true, source: true })),
      })
      .nullable()
      .meta({ description: 'The contracts of the contact as they were when the contact was made.' }),
    origin: z.object({ channel: Channel, address: z.string() }).meta({ id: 'Origin' }),
    noticeRoute: z
      .object({ channel: z.enum(ROUTE_CHANNELS), address: z.string() })
      .nullable()
      .meta({ id: 'AnswerRoute', description: 'Where the customer is answered and told of changes.' }),
    location: Location.nullable(),
    mailboxId: z.string().nullable(),
    mergedIntoTicketId: TicketId.nullable(),
    customFields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    rating: z.int().min(1).max(5).nullable(),
    followsTicketId: TicketId.nullable(),
    suggestedTicketId: TicketId.nullable(),
    terms: z.array(Term),
    firstAssignedAt: Timestamp.nullable(),
    firstRepliedAt: Timestamp.nullable(),
    solvedAt: Timestamp.nullable(),
    closedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;

export const ChangeTicketBody = z
  .strictObject({
    status: Status,
    priority: Priority,
    assigneeId: z.string().max(60).nullable(),
    groupId: z.string().max(60),
    category: line(80).nullable(),
    legalType: LegalType.nullable(),
    tags: z.array(line(40)).max(30),
    language: Language,
    customFields: CustomFields,
    location: Location.nullable(),
    contactId: ContactId.nullable(),
    replyChannel: z.enum(ROUTE_CHANNELS).meta({
      description: 'By which of the ways that lead to the customer they are answered from now on.',
    }),
  })
  .partial()
  .meta({ id: 'ChangeTicketBody', example: { status: 'solved', tags: ['fuita'] } });
export type ChangeTicketBody = z.infer<typeof ChangeTicketBody>;

export const ListTicketsQuery = PageQuery.extend({
  status: z.array(Status).optional(),
  publicStatus: PublicStatus.optional(),
  channel: Channel.optional(),
  groupId: z.string().max(60).optional(),
  assigneeId: z.string().max(60).optional(),
  legalType: LegalType.optional(),
  contactId: ContactId.optional(),
  updatedSince: Timestamp.optional(),
  q: z.string().trim().min(2).max(200).optional(),
});
export type ListTicketsQuery = z.infer<typeof ListTicketsQuery>;

export const TicketPage = pageOf(TicketSummary, 'TicketPage');
export type TicketPage = z.infer<typeof TicketPage>;
