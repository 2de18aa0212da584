import { toDeskError } from '../port/desk-error.ts';
import type { Desk } from './desk.ts';
import { reasonOf } from './explain.ts';

/** Writes whose the open ticket is; null: nobody's that we know. @returns whether it was written */
export async function identifyTicket(desk: Desk, contactId: string | null): Promise<boolean> {
  try {
    const written = await desk.ticket.change({ contactId });
    if (written) void Promise.all([desk.ticket.refresh(), desk.list.refresh()]);
    return written;
  } catch (thrown) {
    desk.toasts.warn(reasonOf(desk.texts, toDeskError(thrown)));
    return false;
  }
}

/** The person to whom the ticket was linked for the time being is the one. */
export async function confirmCustomer(desk: Desk): Promise<boolean> {
  const contactId = desk.ticket.thread.value?.ticket.contactId;
  return contactId ? identifyTicket(desk, contactId) : false;
}
