import {
  ChangeTicketBody,
  Channel as ChannelSchema,
  ContactId,
  OpenedTicket,
  OpenTicketBody,
  Requester,
} from '@sinia/contracts';
import { type Channel, may, PUBLIC_STATUS, Refusal, type Status } from '@sinia/core';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import { trackingUrl } from '../access-token.ts';
import { readPerson } from '../contacts/contact-store.ts';
import { openedFor } from '../contacts/link-by-hand.ts';
import { sendingMailbox } from '../mailboxes/sending-mailbox-store.ts';
import { checkFields } from '../tickets/field-check-store.ts';
import { defaultGroup } from '../tickets/group-store.ts';
import { authorOf, claimUploads } from '../tickets/message-store.ts';
import { openTicketRows } from '../tickets/open-ticket-rows.ts';
import { requesterOf } from '../tickets/requester-of.ts';
import { defineUseCase } from '../use-case.ts';
import { deleteOpeningDraft } from './opening-draft-store.ts';

/** Several short messages are what a provider makes of a long one: three of them at most. */
const LONGEST_SMS = 459;

const Opening = OpenTicketBody.omit({ challenge: true })
  .extend({
    channel: ChannelSchema,
    requester: Requester,
    /** Whether the text is the customer's, taken down by us, or our own with which we begin. */
    writtenBy: z.enum(['customer', 'us']),
    /** Which of our mailboxes a mail begins from; the default one where none is named. */
    mailboxId: z.string().max(60).optional(),
    /** Whose it is, where somebody has looked: what their card says is kept on the ticket. */
    contactId: ContactId.optional(),
  })
  .extend(ChangeTicketBody.pick({ groupId: true, assigneeId: true, priority: true, tags: true }).shape);

/**
 * Opens a ticket at the desk: somebody called, came or wrote on paper, or we write first. Written by us it is in
 * progress, its writer's, and leaves as a reply does.
 */
export const openForCustomer = defineUseCase({
  name: 'openForCustomer',
  permission: 'ticket.update',
  input: Opening.refine(({ writtenBy, channel }) => writtenBy === 'customer' || isWritten(channel), {
    path: ['channel'],
  }).refine(({ writtenBy, channel, body }) => !(isOurSms(writtenBy, channel) && body.length > LONGEST_SMS), {
    path: ['body'],
    error: 'too_big',
  }),
  output: OpenedTicket.extend({ readable: z.boolean() }),
  load: async (tx, input, context) => {
    await claimUploads(tx, context, input.attachmentIds);
    const mailbox = await sendingMailbox(tx, input.channel, input.mailboxId);
    const groupId = input.groupId ?? mailbox?.groupId ?? (await defaultGroup(context, tx));
    return { groupId, from: mailbox && { mailboxId: mailbox.mailboxId, origin: mailbox.origin } };
  },
  about: () => ({ own: true }),
  run: async (work, { input, subject: { groupId, from }, context, now }) => {
    const { actor, dependencies } = context;
    const first = input.writtenBy === 'us';
    const assigneeId = input.assigneeId ?? (first ? actor.id : null);
    const { contactId } = input;
    await checkFields(work.tx, { groupId, assigneeId, contactId }, dependencies.settings);
    const known = contactId ? (await readPerson(work.tx, contactId)).root : null;
    const asking = { ...(known && { name: known.name }), ...input.requester };
    const who = requesterOf(actor, { ...input, requester: asking });
    if (first && who.noticeRoute?.channel !== input.channel) {
      throw new Refusal('recipient_missing', {
        fields: [{ pointer: '/requester', code: 'recipient_missing' }],
      });
    }
    const ours = { author: authorOf(actor), authorId: actor.id, authorName: actor.name, authorAddress: null };
    const opened = openTicketRows(work, context, {
      ...who,
      ...from,
      ...{ groupId, assigneeId, subject: input.subject, body: input.body },
      priority: input.priority ?? 'normal',
      tags: input.tags ?? [],
      language: input.language ?? context.language,
      legalType: input.legalType ?? null,
      category: input.category ?? null,
      customFields: input.customFields ?? {},
      location: input.location ?? null,
      attachmentIds: input.attachmentIds ?? [],
      ...(first ? { message: ours } : {}),
      ...(known && { contact: await openedFor(work, known.id, who.requester) }),
    });
    deleteOpeningDraft(work, actor.id);
    const status: Status = first || assigneeId ? 'open' : 'new';
    return {
      ...{ id: opened.id, reference: opened.reference, status, publicStatus: PUBLIC_STATUS[status] },
      receivedAt: now.toISOString(),
      terms: [],
      trackingUrl: trackingUrl(dependencies.settings.baseUrl, opened.reference, opened.token),
      readable: may(holderOf(actor), 'ticket.read', { groupId, assigneeId }),
    };
  },
});

const isWritten = (channel: Channel) => channel === 'email' || channel === 'sms';
const isOurSms = (writtenBy: 'customer' | 'us', channel: Channel) => writtenBy === 'us' && channel === 'sms';
