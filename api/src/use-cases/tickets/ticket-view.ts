import type { Ticket, TicketSummary } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import type { schema } from '@sinia/database';

type TicketRow = Omit<typeof schema.tickets.$inferSelect, 'tags'> & { readonly tags: readonly string[] };

/** The columns that a line of a list is made of. */
export type SummaryRow = Pick<
  TicketRow,
  | 'id'
  | 'reference'
  | 'version'
  | 'subject'
  | 'status'
  | 'channel'
  | 'priority'
  | 'language'
  | 'legalType'
  | 'category'
  | 'tags'
  | 'assigneeId'
  | 'groupId'
  | 'lastMessagePreview'
  | 'lastMessageAuthor'
  | 'lastMessageAt'
  | 'trouble'
  | 'createdAt'
  | 'updatedAt'
> & { readonly requesterName: string | null };

export function summaryView(row: SummaryRow): TicketSummary {
  const { requesterName, lastMessagePreview, lastMessageAuthor, lastMessageAt, ...same } = row;
  return {
    ...same,
    tags: [...row.tags],
    publicStatus: PUBLIC_STATUS[row.status],
    requester: { name: requesterName },
    lastMessage: { preview: lastMessagePreview, author: lastMessageAuthor, at: lastMessageAt.toISOString() },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function ticketView(row: TicketRow, rating: number | null = null): Ticket {
  const { name, email, phone, documentId, contract } = row.requester;
  const requester = {
    name: name ?? null,
    email: email ?? null,
    phone: phone ?? null,
    documentId: documentId ?? null,
    contract: contract ?? null,
  };
  return {
    ...summaryView({ ...pickSummary(row), requesterName: requester.name }),
    requester: { ...requester, verified: row.requesterVerified },
    contactSnapshot: {
      name: requester.name,
      address: null,
      phones: requester.phone ? [requester.phone] : [],
      email: requester.email,
      documentId: requester.documentId,
    },
    origin: row.origin,
    noticeRoute: row.noticeRoute,
    customFields: row.customFields,
    rating,
    followsTicketId: row.follows,
    suggestedTicketId: row.suggestedTicketId,
    terms: [],
    firstAssignedAt: timestamp(row.firstAssignedAt),
    firstRepliedAt: timestamp(row.firstRepliedAt),
    solvedAt: timestamp(row.solvedAt),
    closedAt: timestamp(row.closedAt),
  };
}

function pickSummary(row: TicketRow): Omit<SummaryRow, 'requesterName'> {
  const { id, reference, version, subject, status, channel, priority, language, legalType, category } = row;
  const { tags, assigneeId, groupId, lastMessagePreview, lastMessageAuthor, lastMessageAt, trouble } = row;
  return {
    ...{ id, reference, version, subject, status, channel, priority, language, legalType, category, tags },
    ...{ assigneeId, groupId, lastMessagePreview, lastMessageAuthor, lastMessageAt, trouble },
    ...{ createdAt: row.createdAt, updatedAt: row.updatedAt },
  };
}

export function timestamp(at: Date | null): string | null {
  return at ? at.toISOString() : null;
}
