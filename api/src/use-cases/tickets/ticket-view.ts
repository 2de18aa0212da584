import type { Ticket, TicketSummary } from '@sinia/contracts';
import { PUBLIC_STATUS, shownName } from '@sinia/core';
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
  | 'shelf'
  | 'snoozedUntil'
  | 'createdAt'
  | 'updatedAt'
> & { readonly requesterName: string | null; readonly isPublic: boolean };

/** Field by field: a page has fifty of these, and copying the rest of an object costs more than everything else in it. */
export function summaryView(row: SummaryRow): TicketSummary {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    subject: row.subject,
    status: row.status,
    publicStatus: PUBLIC_STATUS[row.status],
    channel: row.channel,
    priority: row.priority,
    language: row.language,
    legalType: row.legalType,
    category: row.category,
    tags: [...row.tags],
    assigneeId: row.assigneeId,
    groupId: row.groupId,
    requester: { name: row.requesterName },
    lastMessage: {
      preview: row.lastMessagePreview,
      author: row.lastMessageAuthor,
      at: row.lastMessageAt.toISOString(),
    },
    trouble: row.trouble,
    shelf: row.shelf,
    isPublic: row.isPublic,
    snoozedUntil: timestamp(row.snoozedUntil),
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
    ...ticketSummary(row),
    requester: { ...requester, verified: row.requesterVerified },
    contactId: row.contactId,
    identification: identificationView(row.identification),
    contactSnapshot: snapshotView(row.contactSnapshot) ?? {
      name: requester.name,
      address: null,
      phones: requester.phone ? [requester.phone] : [],
      email: requester.email,
      documentId: requester.documentId,
    },
    billingSnapshot: billingView(row.billingSnapshot),
    origin: row.origin,
    noticeRoute: row.noticeRoute,
    location: row.location,
    mailboxId: row.mailboxId,
    mergedIntoTicketId: row.mergedIntoId,
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

export function identificationView(found: TicketRow['identification']): Ticket['identification'] {
  if (!found) return null;
  const candidates = found.candidates.map((one) => ({ ...one, reasons: [...one.reasons] }));
  const customers = found.customers?.map((one) => ({ ...one, reasons: [...one.reasons] }));
  return { ...found, candidates, customers };
}

function billingView(taken: TicketRow['billingSnapshot']): Ticket['billingSnapshot'] {
  return taken && { ...taken, contracts: taken.contracts.map((contract) => ({ ...contract })) };
}

function snapshotView(taken: TicketRow['contactSnapshot']): Ticket['contactSnapshot'] | null {
  return taken && { ...taken, phones: [...taken.phones] };
}

/** The line of one ticket that was read whole. */
export function ticketSummary(row: TicketRow): TicketSummary {
  const { id, reference, version, subject, status, channel, priority, language, legalType, category } = row;
  const { tags, assigneeId, groupId, lastMessagePreview, lastMessageAuthor, lastMessageAt, trouble, shelf } =
    row;
  return summaryView({
    ...{ id, reference, version, subject, status, channel, priority, language, legalType, category, tags },
    ...{ assigneeId, groupId, lastMessagePreview, lastMessageAuthor, lastMessageAt, trouble, shelf },
    ...{ snoozedUntil: row.snoozedUntil, createdAt: row.createdAt, updatedAt: row.updatedAt },
    isPublic: row.origin.isPublic === true,
    requesterName: shownName(row.requester),
  });
}

export function timestamp(at: Date | null): string | null {
  return at ? at.toISOString() : null;
}
