import { z } from 'zod';
import { EmailAddress, line, paragraphs, Timestamp } from './text.ts';
import { AttachmentId, Language, PublicStatus, Reference } from './ticket.ts';
import { TrackedTicket } from './tracking.ts';

/** Whether there is somebody to talk to now. */
export const ChatStanding = z
  .object({
    state: z.enum(['attended', 'unattended', 'closed']).meta({
      description:
        '`attended`: a person answers. `unattended`: open, and nobody is there at the moment. `closed`: out of hours.',
    }),
    opensAt: Timestamp.nullable().meta({
      description: 'While it is closed: when it opens next, if it is known.',
    }),
    waiting: z.int().meta({ description: 'How many people wait for their first answer.' }),
    patienceMinutes: z
      .int()
      .meta({ description: 'After so long without an answer, one by mail is offered.' }),
    quietMinutes: z
      .int()
      .meta({ description: 'After so long without a word, it is said that all stays open.' }),
    says: z.partialRecord(Language, z.string()).meta({
      description:
        'Where nobody is there: the words of the house for it, by language. In a language that is missing, the page says its own.',
    }),
  })
  .meta({
    id: 'ChatStanding',
    example: { state: 'attended', opensAt: null, waiting: 2, patienceMinutes: 3, quietMinutes: 10, says: {} },
  });
export type ChatStanding = z.infer<typeof ChatStanding>;

/** The first message of a chat. There is no robot before it: a person is asked for at once. */
export const OpenChatBody = z
  .strictObject({
    body: paragraphs(20_000),
    name: line(120).optional(),
    email: EmailAddress.optional().meta({
      description: 'Where the answer goes when nobody is there, or when they have left.',
    }),
    language: Language.optional(),
    attachmentIds: z.array(AttachmentId).max(20).optional(),
    /** From a page without a signed-in person: how the proof of work was solved. */
    challenge: z.string().max(4096).optional(),
  })
  .meta({ id: 'OpenChatBody', example: { body: 'Bon dia, no surt aigua des de les vuit.', name: 'Núria' } });
export type OpenChatBody = z.infer<typeof OpenChatBody>;

export const OpenedChat = z
  .object({
    reference: Reference,
    publicStatus: PublicStatus,
    receivedAt: Timestamp,
    trackingUrl: z.url(),
    token: z
      .string()
      .meta({ description: 'The bearer for everything that follows in this chat. Keep it in memory.' }),
    standing: ChatStanding,
  })
  .meta({ id: 'OpenedChat' });
export type OpenedChat = z.infer<typeof OpenedChat>;

/** What there is to see of a chat besides its thread, as it is now. */
export const ChatSignal = z
  .object({
    standing: ChatStanding,
    position: z
      .int()
      .nullable()
      .meta({ description: 'How many wait before; null once a person has answered.' }),
    agents: z
      .array(z.object({ name: z.string(), typing: z.boolean() }))
      .meta({ description: 'Who of us has the conversation open.' }),
  })
  .meta({ id: 'ChatSignal' });
export type ChatSignal = z.infer<typeof ChatSignal>;

/** A chat as its customer sees it. */
export const Chat = z
  .object({
    ticket: TrackedTicket,
    ...ChatSignal.shape,
    answersTo: z
      .string()
      .nullable()
      .meta({ description: 'The masked address that answers go to; null where they come into the chat.' }),
    survey: z.string().nullable().meta({ description: 'The token to rate it with, once it is resolved.' }),
  })
  .meta({ id: 'Chat' });
export type Chat = z.infer<typeof Chat>;

export const ChatTypingBody = z.strictObject({ typing: z.boolean() }).meta({ id: 'ChatTypingBody' });

export const ChatMailBody = z
  .strictObject({ email: EmailAddress })
  .meta({ id: 'ChatMailBody', example: { email: 'nuria.puig@example.cat' } });
export type ChatMailBody = z.infer<typeof ChatMailBody>;

export const ChatNoted = z.object({ noted: z.literal(true) }).meta({ id: 'ChatNoted' });
