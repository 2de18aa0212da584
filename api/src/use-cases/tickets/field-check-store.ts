import type { ChangeTicketBody } from '@sinia/contracts';
import { GRANTS, Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';

/** Refuses an assignee who does not work tickets, and a group that does not exist. */
export async function checkFields(tx: Transaction, set: ChangeTicketBody): Promise<void> {
  const { users, groups } = schema;
  if (set.assigneeId) {
    const [person] = await tx
      .select({ role: users.role, disabledAt: users.disabledAt })
      .from(users)
      .where(eq(users.id, set.assigneeId));
    const works = person && !person.disabledAt && 'ticket.reply' in GRANTS[person.role];
    if (!works) refuse('assignee_unknown', '/assigneeId');
  }
  if (set.groupId) {
    const [group] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.id, set.groupId));
    if (!group) refuse('group_unknown', '/groupId');
  }
}

function refuse(code: 'assignee_unknown' | 'group_unknown', pointer: string): never {
  throw new Refusal(code, { fields: [{ pointer, code }] });
}
