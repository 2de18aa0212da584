import { OpenedTicket, OpenTicketBody } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { trackingUrl } from '../access-token.ts';
import { chosenContract } from '../contacts/chosen-contract.ts';
import type { Context } from '../context.ts';
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
    const { groupId, contract } = await whereAndFor(tx, input, context);
    return { groupId, representedId: contract?.representedId ?? null, contract: contract?.number };
  },
  about: () => ({ own: true }),
  isOneStatement: ({ attachmentIds = [] }) => attachmentIds.length === 0,
  run: (work, { input, subject, context, now }) => {
    const { contract, groupId, representedId } = subject;
    const asked = contract ? { ...input, requester: { ...input.requester, contract } } : input;
    const who = requesterOf(context.actor, asked);
    const opened = openTicketRows(work, context, {
      ...who,
      ...{ groupId, representedId },
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

async function whereAndFor(tx: Transaction, { requester }: OpenTicketBody, context: Context) {
  const [groupId, contract] = await Promise.all([
    defaultGroup(context, tx),
    chosenContract(tx, context, requester?.contract),
  ]);
  return { groupId, contract };
}
