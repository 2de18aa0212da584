import type { NoticeRoute, Requester } from '@sinia/core';
import type { RequesterProofs } from '@sinia/core/identity';
import type { MessageRow, TicketRow } from './ticket-store.ts';

export interface Author {
  readonly requester: Requester;
  readonly verified: boolean;
  readonly requesterProofs: RequesterProofs | null;
  readonly ownerKey: string | null;
  readonly noticeRoute: NoticeRoute | null;
}

/**
 * Whose ticket a message becomes. The requester's own words stay theirs; somebody else is who they wrote as, and is
 * told by mail. Where the sender's domain denied the mail nothing leaves to it.
 */
export function authorOfMessage(ticket: TicketRow, message: MessageRow): Author {
  const { requester, requesterVerified, requesterProofs, ownerKey, noticeRoute } = ticket;
  const address = message.authorAddress;
  const own = !address || [requester.email, requester.phone].some((one) => sameAddress(one, address));
  if (own && message.trust !== 'held')
    return { requester, verified: requesterVerified, requesterProofs, ownerKey, noticeRoute };
  const email = address?.includes('@') ? address : undefined;
  return {
    requester: {
      name: message.authorName || undefined,
      ...(email ? { email } : { phone: address ?? undefined }),
    },
    verified: false,
    requesterProofs: null,
    ownerKey: null,
    noticeRoute: email && message.trust !== 'held' ? { channel: 'email', address: email } : null,
  };
}

function sameAddress(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
