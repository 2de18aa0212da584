import { OpenedTicket, OpenTicketBody } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import { trackingUrl } from '../access-token.ts';
import { defineUseCase } from '../use-case.ts';
import { defaultGroup } from './group-store.ts';
import { claimUploads } from './message-store.ts';
import { openTicketRows } from './open-ticket-rows.ts';
import { requesterOf } from './requester-of.ts';

/**
 * Opens a ticket from a form, an integration or a member of staff. Trust comes from the caller: staff, secret keys and
 * signed-in customers are vouched for; a publishable key proves nothing.
 */
export const openTicket = defineUseCase({
  name: 'openTicket',
  permission: 'ticket.open',
  input: OpenTicketBody,
  output: OpenedTicket,
  load: async (tx, input, context) => {
    await claimUploads(tx, context, input.attachmentIds);
    return { groupId: await defaultGroup(context, tx) };
  },
  about: () => ({ own: true }),
  isOneStatement: ({ attachmentIds = [] }) => attachmentIds.length === 0,
  run: (work, { input, subject, context, now }) => {
    const who = requesterOf(context.actor, input);
    const opened = openTicketRows(work, context, {
      ...who,
      groupId: subject.groupId,
      subject: input.subject,
      body: input.body,
      language: input.language ?? who.language ?? context.language,
      legalType: input.legalType ?? null,
      category: input.category ?? null,
      customFields: input.customFields ?? {},
      location: input.location ?? null,
      attachmentIds: input.attachmentIds ?? [],
    });
    const { baseUrl } = context.dependencies.settings;
    return {
      id: opened.id,
      reference: opened.reference,
      status: 'new' as const,
      publicStatus: PUBLIC_STATUS.new,
      receivedAt: now.toISOString(),
      terms: [],
      trackingUrl: trackingUrl(baseUrl, opened.reference, opened.token),
    };
  },
});
