import type { Status } from '@sinia/core';
import { toDeskError } from '../port/desk-error.ts';
import type { Desk } from './desk.ts';
import { explain } from './explain.ts';

/**
 * Sends what stands in the composer, as reply or note.
 *
 * @param status set in the same action: one event, one message to the customer
 * @returns whether it has left; if not, text and files stay where they are and a sentence says why
 */
export async function sendMessage(desk: Desk, status?: Status): Promise<boolean> {
  const ticketId = desk.ticket.id.value;
  const visibility = desk.writing.value;
  const body = ticketId ? desk.drafts.text(ticketId, visibility).trim() : '';
  if (!ticketId || body === '') return false;
  const uploads = desk.uploadsOf(ticketId, visibility);
  if (uploads.busy.value || uploads.failed.value) {
    const { waiting, failedFirst } = desk.texts.attachment;
    desk.toasts.warn(uploads.busy.value ? waiting : failedFirst);
    return false;
  }
  const attachmentIds = uploads.attachmentIds;
  const files = attachmentIds.length > 0 ? { attachmentIds } : {};
  const set = status ? { set: { status } } : {};
  try {
    await desk.ticket.say({ body, visibility, ...files, ...set });
  } catch (thrown) {
    desk.toasts.warn(explain(desk.texts, desk.texts.failure.send, toDeskError(thrown)));
    return false;
  }
  uploads.clear();
  desk.toasts.say(visibility === 'public' ? desk.texts.composer.sent : desk.texts.composer.noteSaved);
  desk.markSeen();
  await Promise.all([
    desk.drafts.clear(ticketId, visibility),
    desk.list.refresh(),
    desk.list.refreshCounts(),
  ]);
  return true;
}
