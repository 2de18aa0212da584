import { DELIVERY_STATUSES, MOST_COPIES, ROUTE_CHANNELS } from '@sinia/core';
import { z } from 'zod';
import { pageOf } from './pagination.ts';
import { EmailAddress, paragraphs, Timestamp } from './text.ts';
import { AttachmentId, ChangeTicketBody, Channel, TicketId } from './ticket.ts';

export const MessageId = z
  .string()
  .regex(/^msg_[0-9a-z]{26}$/)
  .meta({ id: 'MessageId' });

export const AttachmentSummary = z
  .object({
    id: AttachmentId,
    fileName: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'bytes' }),
    contentId: z.string().nullable(),
    inline: z.boolean(),
    held: z
      .object({
        why: z.enum(['being_checked', 'virus']),
        virus: z.string().nullable().meta({ description: 'What the scanner calls it.' }),
      })
      .optional()
      .meta({ description: 'Nobody can have it: it waits for the virus scanner, or holds a virus.' }),
  })
  .meta({ id: 'AttachmentSummary' });
export type AttachmentSummary = z.infer<typeof AttachmentSummary>;

export const DeliveryState = z
  .object({
    id: z.string(),
    kind: z.string(),
    channel: z.enum(ROUTE_CHANNELS),
    address: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    reason: z.string().nullable(),
    dueAt: Timestamp,
    sentAt: Timestamp.nullable(),
    deliveredAt: Timestamp.nullable(),
    readAt: Timestamp.nullable(),
  })
  .meta({
    id: 'DeliveryState',
    description: 'How far a message to the customer has come; it only moves forward.',
  });
export type DeliveryState = z.infer<typeof DeliveryState>;

export const MessageMedia = z
  .object({
    id: z.string(),
    kind: z.enum(['image', 'audio', 'video', 'document', 'sticker']),
    fileName: z.string().nullable(),
    status: z.enum(['waiting', 'refused']),
    reason: z.string().nullable(),
  })
  .meta({
    id: 'MessageMedia',
    description: 'A file of a message that is still being fetched, or that was not let in, and why.',
  });
export type MessageMedia = z.infer<typeof MessageMedia>;

export const Message = z
  .object({
    id: MessageId,
    ticketId: TicketId,
    visibility: z.enum(['public', 'internal']),
    author: z
      .object({
        kind: z.enum(['customer', 'agent', 'integration', 'system']),
        id: z.string().nullable(),
        name: z.string(),
        address: z.string().nullable(),
      })
      .meta({ id: 'MessageAuthor' }),
    channel: Channel,
    body: z.string(),
    signature: z.string().nullable().meta({
      description: 'Of the group in whose name it was answered; left below the body, no part of it.',
    }),
    html: z
      .string()
      .nullable()
      .meta({ description: 'Cleaned; `cid:` images name an attachment by its contentId.' }),
    segments: z
      .array(z.object({ kind: z.enum(['body', 'quote', 'signature']), length: z.int() }))
      .nullable()
      .meta({
        description: 'Where quotes and signature lie in `body`, in UTF-16 units: fold them, never cut them.',
      }),
    trust: z.enum(['verified', 'unverified', 'held', 'new_person']),
    truncated: z.string().nullable(),
    copies: z
      .object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) })
      .nullable()
      .meta({
        id: 'MailCopies',
        description: 'Whom a mail was written to, as it came or as it leaves; never shown to customers.',
      }),
    forwardedTo: z
      .array(z.string())
      .nullable()
      .meta({ description: 'To whom an internal message was forwarded.' }),
    attachments: z.array(AttachmentSummary),
    media: z.array(MessageMedia),
    place: z.object({ url: z.string().nullable(), hidden: z.boolean() }).nullable().meta({
      id: 'PublicPlace',
      description: 'Where everybody can read it; null for what is private.',
    }),
    reactions: z.array(z.object({ by: z.enum(['customer', 'us']), emoji: z.string() })),
    editedAt: Timestamp.nullable(),
    originalBody: z
      .string()
      .nullable()
      .meta({ description: 'What stood there before its author edited it.' }),
    erasedAt: Timestamp.nullable().meta({ description: 'When its author took it back: its words are gone.' }),
    deliveries: z.array(DeliveryState),
    createdAt: Timestamp,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** Characters of the HTML of a message that somebody writes. */
export const MAX_WRITTEN_HTML = 200_000;

/** Who else gets a reply by mail: that message and nothing before it. Nobody in `bcc` is told to anybody. */
export const WantedCopies = z
  .strictObject({ cc: z.array(EmailAddress).optional(), bcc: z.array(EmailAddress).optional() })
  .refine(({ cc = [], bcc = [] }) => cc.length + bcc.length <= MOST_COPIES, { error: 'too_big' })
  .meta({ id: 'WantedCopies', description: `At most ${MOST_COPIES} addresses in all.` });

export const AddMessageBody = z
  .strictObject({
    body: paragraphs(50_000),
    html: paragraphs(MAX_WRITTEN_HTML).optional().meta({
      description:
        'The same words with their formatting. It is cleaned to an allow-list; an image is `cid:` and the id of an attachment of this message. `body` is its plain text, always sent.',
    }),
    visibility: z.enum(['public', 'internal']),
    attachmentIds: z.array(AttachmentId).max(20).optional(),
    copies: WantedCopies.optional(),
    publish: z.boolean().optional().meta({
      description:
        'Answers below the post or comment of the customer, where everybody reads it: plain text, no files, no personal data. Without it the answer goes to them alone.',
    }),
    /** Fields set in the same action, "send and resolve": one event, one notice. */
    set: ChangeTicketBody.omit({ contactId: true }).optional(),
  })
  .meta({
    id: 'AddMessageBody',
    examples: [
      { body: 'Bon dia, Núria. Hem reparat la fuita aquest matí.', visibility: 'public' },
      { body: 'Llamada la brigada; llegan a las 10.', visibility: 'internal' },
      {
        body: 'Pot pagar-la aquí: https://pagament.example',
        html: '<p>Pot pagar-la <a href="https://pagament.example">aquí</a>.</p>',
        visibility: 'public',
      },
    ],
  });
export type AddMessageBody = z.infer<typeof AddMessageBody>;

export const MessagePage = pageOf(Message, 'MessagePage');
export type MessagePage = z.infer<typeof MessagePage>;
