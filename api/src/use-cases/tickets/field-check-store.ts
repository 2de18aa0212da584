import type { ChangeTicketBody } from '@sinia/contracts';
import { GRANTS, Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { seatAdmin } from '../../auth/seats-store.ts';

/**
 * Refuses an assignee who does not work tickets, and a group that does not exist. An administrator who is given a ticket
 * takes a seat with it.
 */
export async function checkFields(
  tx: Transaction,
  set: ChangeTicketBody,
  { seats }: { readonly seats: number },
): Promise<void> {
  const { users } = schema;
  if (set.assigneeId) {
    const [person] = await tx
      .select({ role: users.role, disabledAt: users.disabledAt })
      .from(users)
      .where(eq(users.id, set.assigneeId));
    const works = person && !person.disabledAt && 'ticket.reply' in GRANTS[person.role];
    if (!works) refuse('assignee_unknown', '/assigneeId');
    await seatAdmin(tx, set.assigneeId, seats);
  }
  if (set.groupId && !(await groupsExist(tx, [set.groupId]))) refuse('group_unknown', '/groupId');
  if (set.contactId && !(await contactExists(tx, set.contactId))) refuse('contact_unknown', '/contactId');
}

/** Refuses groups that do not exist. */
export async function checkGroups(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (!(await groupsExist(tx, ids))) refuse('group_unknown', '/groupIds');
}

async function groupsExist(tx: Transaction, ids: readonly string[]): Promise<boolean> {
  const { groups } = schema;
  const wanted = new Set(ids);
  const found = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(inArray(groups.id, [...wanted]));
  return found.length === wanted.size;
}

async function contactExists(tx: Transaction, id: string): Promise<boolean> {
  const { contacts } = schema;
  const found = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, id), isNull(contacts.blockedAt)));
  return found.length > 0;
}

function refuse(code: 'assignee_unknown' | 'group_unknown' | 'contact_unknown', pointer: string): never {
  throw new Refusal(code, { fields: [{ pointer, code }] });
}
