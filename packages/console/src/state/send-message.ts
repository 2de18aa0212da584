import type { AddMessageBody } from '@sinia/contracts';
import type { Status } from '@sinia/core';
import { inlineIds } from '../format/inline-ids.ts';
import { toDeskError } from '../port/desk-error.ts';
import type { DraftCopies } from '../port/desk-port.ts';
import { copiesProblem } from './copies-problem.ts';
import type { Desk } from './desk.ts';
import { explain } from './explain.ts';
import { mentionsIn } from './mentions-in.ts';
import { giveBack, undoReply } from './undo-last.ts';

/**
 * Sends what stands in the composer, as reply or note.
 *
 * @param status set in the same action: one event, one message to the customer
 * @returns whether the server has it; if not, text and files are back where they were and a sentence says why
 */
export async function sendMessage(desk: Desk, status?: Status): Promise<boolean> {
  const ticketId = desk.ticket.id.value;
  const visibility = desk.writing.value;
  if (!ticketId) return false;
  const { html, copies, ...draft } = desk.drafts.draft(ticketId, visibility);
  const body = draft.body.trim();
  if (body === '') return false;
  const uploads = desk.uploadsOf(ticketId, visibility);
  if (uploads.busy.value || uploads.failed.value) {
    const { waiting, failedFirst } = desk.texts.attachment;
    desk.toasts.warn(uploads.busy.value ? waiting : failedFirst);
    return false;
  }
  const wrong = copies ? copiesProblem(desk.texts, copies) : null;
  if (wrong) {
    desk.toasts.warn(wrong);
    return false;
  }
  const attachmentIds = [...uploads.attachmentIds, ...inlineIds(html)];
  const files = attachmentIds.length > 0 ? { attachmentIds } : {};
  const set = status ? { set: { status } } : {};
  const formatted = html ? { html } : {};
  const publish = visibility === 'public' && desk.publishing.value === ticketId ? { publish: true } : {};
  const message: AddMessageBody = {
    ...{ body, ...formatted, visibility, ...files, ...copiesOf(copies), ...set, ...publish },
  };
  return visibility === 'public' ? hold(desk, ticketId, message) : note(desk, ticketId, message);
}

/** The copies as the server wants them; none where there is nobody. */
function copiesOf(copies: DraftCopies | null | undefined): Pick<AddMessageBody, 'copies'> {
  if (!copies || copies.cc.length + copies.bcc.length === 0) return {};
  return { copies: { cc: [...copies.cc], bcc: [...copies.bcc] } };
}

/** A reply shows at once as on its way, and the editor is free for the next. */
async function hold(desk: Desk, ticketId: string, message: AddMessageBody): Promise<boolean> {
  const uploads = desk.uploadsOf(ticketId, 'public');
  const { attachments } = uploads;
  const sending = desk.held.send(ticketId, message, attachments);
  const { key = '' } = desk.held.newest ?? {};
  uploads.clear();
  desk.drafts.takeOut(ticketId, 'public');
  const undo = { label: desk.texts.held.undo, undo: true, about: key, run: () => void undoReply(desk, key) };
  const toast = desk.toasts.say(desk.texts.held.onItsWay, undo);
  desk.markSeen();
  desk.interrupted.value = false;
  desk.askFocus('thread');
  try {
    await sending;
    // The next one is for the customer alone again, unless somebody says otherwise.
    if (message.publish) desk.publishing.value = null;
    if (desk.drafts.text(ticketId, 'public') === '') await desk.drafts.clear(ticketId, 'public');
    return true;
  } catch (thrown) {
    desk.toasts.close(toast);
    giveBack(desk, { ticketId, message, attachments });
    // The server may have it all the same: then it is shown as on its way.
    void desk.held.refresh();
    if (desk.ticket.id.value === ticketId) desk.write('public');
    desk.toasts.warn(explain(desk.texts, desk.texts.failure.send, toDeskError(thrown)));
    return false;
  }
}

async function note(desk: Desk, ticketId: string, message: AddMessageBody): Promise<boolean> {
  const people = desk.ticket.thread.value?.mentionable ?? [];
  try {
    await desk.ticket.addNote(message, mentionsIn(message.body, people));
  } catch (thrown) {
    desk.toasts.warn(explain(desk.texts, desk.texts.failure.send, toDeskError(thrown)));
    return false;
  }
  desk.uploadsOf(ticketId, 'internal').clear();
  desk.toasts.say(desk.texts.composer.noteSaved);
  desk.markSeen();
  await Promise.all([
    desk.drafts.clear(ticketId, 'internal'),
    desk.list.refresh(),
    desk.list.refreshCounts(),
  ]);
  return true;
}
