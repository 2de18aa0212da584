import { OpenChatBody, OpenedChat } from '@sinia/contracts';
import { type NoticeRoute, PUBLIC_STATUS } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { issueToken, trackingUrl } from '../access-token.ts';
import { chatAccount } from '../channels/chat-account-store.ts';
import { subjectOf } from '../channels/content-text.ts';
import { insertConversation, routeInto } from '../channels/conversation-store.ts';
import type { Context } from '../context.ts';
import { defaultGroup } from '../tickets/group-store.ts';
import { claimUploads, drawId } from '../tickets/message-store.ts';
import { openTicketRows } from '../tickets/open-ticket-rows.ts';
import { type RequesterClaim, requesterOf } from '../tickets/requester-of.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { readChatScene } from './chat-board.query.ts';
import { standingView } from './chat-view.ts';

/**
 * Begins a chat with its first message: a conversation, and the ticket that it is about. Whoever wrote it gets the key
 * and the bearer for what follows. Where nobody is there and they left an address, the answer goes by mail.
 */
export const openChat = defineUseCase({
  name: 'openChat',
  permission: 'ticket.open',
  input: OpenChatBody.omit({ challenge: true }),
  output: OpenedChat,
  load: async (tx, input, context) => {
    await claimUploads(tx, context, input.attachmentIds);
    return { account: await accountOf(tx, context), board: await readChatScene(context.dependencies, tx) };
  },
  about: () => ({ own: true }),
  run: (work, { input, subject: { account, board }, context, now }) => {
    const who = claimOf(context, input);
    const conversation = begin(work, context, account, who);
    const attended = board.standing.state === 'attended';
    const opened = openTicketRows(work, context, {
      ...who,
      ...{ channel: 'chat', groupId: account.groupId, subject: subjectOf(input.body), body: input.body },
      language: input.language ?? who.language ?? context.language,
      ...{ legalType: null, category: null, customFields: {} },
      attachmentIds: input.attachmentIds ?? [],
      conversationId: conversation.id,
      noticeRoute: (attended ? null : byMail(who)) ?? routeInto(conversation),
    });
    const token = opened.token ?? issueToken(work, context, opened.id, 'tracking');
    work.signal('chats');
    return {
      ...{
        reference: opened.reference,
        publicStatus: PUBLIC_STATUS.new,
        receivedAt: now.toISOString(),
        token,
      },
      trackingUrl: trackingUrl(context.dependencies.settings.baseUrl, opened.reference),
      standing: standingView(board.standing),
    };
  },
});

async function accountOf(tx: Transaction, context: Context) {
  return chatAccount(tx, context, await defaultGroup(context, tx));
}

function claimOf(context: Context, { body, name, email }: OpenChatBody): RequesterClaim {
  const requester = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
  return requesterOf(context.actor, { subject: subjectOf(body), body, channel: 'chat', requester });
}

function begin(
  work: UnitOfWork,
  context: Context,
  account: Awaited<ReturnType<typeof accountOf>>,
  { requester }: RequesterClaim,
) {
  const id = drawId(context, work.now, 'cnv');
  const who = { ids: [id], name: requester.name ?? null, address: null };
  return insertConversation(work, account, who, { id, lastCustomerAt: work.now });
}

function byMail({ requester: { email } }: RequesterClaim): NoticeRoute | null {
  return email ? { channel: 'email', address: email } : null;
}
