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
  requesterName: sql<string | null>`${tickets.requester} ->> 'name'`,
  lastMessagePreview: tickets.lastMessagePreview,
  lastMessageAuthor: tickets.lastMessageAuthor,
  lastMessageAt: tickets.lastMessageAt,
  trouble: tickets.trouble,
  shelf: tickets.shelf,
  snoozedUntil: tickets.snoozedUntil,
  createdAt: tickets.createdAt,
  updatedAt: tickets.updatedAt,
};
