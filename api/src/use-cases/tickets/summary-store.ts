import { schema } from '@sinia/database';
import { sql } from 'drizzle-orm';

const { tickets } = schema;

/** What a line of a list reads: one table, nothing joined. */
export const summaryColumns = {
  id: tickets.id,
  reference: tickets.reference,
  version: tickets.version,
  subject: tickets.subject,
  status: tickets.status,
  channel: tickets.channel,
  priority: tickets.priority,
  language: tickets.language,
  legalType: tickets.legalType,
  category: tickets.category,
  tags: tickets.tags,
  assigneeId: tickets.assigneeId,
  groupId: tickets.groupId,
  /** As `shownName` has it. */
  requesterName: sql<
    string | null
  >`coalesce(${tickets.requester} ->> 'name', ${tickets.requester} ->> 'email', ${tickets.requester} ->> 'phone')`,
  lastMessagePreview: tickets.lastMessagePreview,
  lastMessageAuthor: tickets.lastMessageAuthor,
  lastMessageAt: tickets.lastMessageAt,
  trouble: tickets.trouble,
  shelf: tickets.shelf,
  isPublic: sql<boolean>`coalesce((${tickets.origin} ->> 'isPublic')::boolean, false)`,
  snoozedUntil: tickets.snoozedUntil,
  createdAt: tickets.createdAt,
  updatedAt: tickets.updatedAt,
};
