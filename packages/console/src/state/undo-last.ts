import { plainAsHtml } from '../format/escape-html.ts';
import { inlineIds } from '../format/inline-ids.ts';
import { toDeskError } from '../port/desk-error.ts';
import type { Desk } from './desk.ts';
import { explain } from './explain.ts';
import type { Outgoing } from './held-replies.ts';

/** Whether something of the last seconds can be taken back. */
export function canUndo(desk: Desk): boolean {
  return desk.toasts.undoable !== undefined || desk.held.newest !== undefined;
}

/** Takes back what was done last: what the newest notice offers, or the newest reply on its way. */
export function undoLast(desk: Desk): unknown {
  const toast = desk.toasts.undoable;
  if (toast) {
    desk.toasts.close(toast.id);
    return toast.action?.run();
  }
  const newest = desk.held.newest;
  return newest && undoReply(desk, newest.key);
}

/** Brings a reply back into the editor, whether it waits or was refused. */
export async function undoReply(desk: Desk, key: string): Promise<void> {
  desk.toasts.closeAbout(key);
  try {
    const reply = await desk.held.undo(key);
    if (!reply) return;
    if (desk.ticket.id.value !== reply.ticketId) await desk.openTicket(reply.ticketId);
    giveBack(desk, reply);
    desk.toasts.say(desk.texts.held.undone);
    desk.write('public');
  } catch (thrown) {
    desk.toasts.warn(explain(desk.texts, desk.texts.held.undoFailed, toDeskError(thrown)));
  }
}

/** What was to be sent stands in the editor again: before what has been typed since, its files beside. */
export function giveBack(
  desk: Desk,
  { ticketId, message, attachments }: Pick<Outgoing, 'ticketId' | 'message' | 'attachments'>,
): void {
  const now = desk.drafts.draft(ticketId, 'public');
  const typed = now.body.trim();
  const both = typed !== '' && typed !== message.body;
  const words = both ? `${message.body}\n\n${typed}` : message.body;
  const rest = both ? (now.html ?? plainAsHtml(typed)) : '';
  const formatted = message.html || (both && now.html);
  const html = formatted ? (message.html ?? plainAsHtml(message.body)) + rest : null;
  desk.drafts.type(ticketId, 'public', words, html);
  const { cc = [], bcc = [] } = message.copies ?? {};
  if (cc.length + bcc.length > 0) desk.drafts.setCopies(ticketId, { cc, bcc });
  const shown = new Set(inlineIds(html));
  desk.uploadsOf(ticketId, 'public').restore(attachments.filter(({ id }) => !shown.has(id)));
}

/** A refused reply is given up: nothing of it stays. */
export async function discardReply(desk: Desk, key: string): Promise<void> {
  try {
    const reply = await desk.held.undo(key);
    // The server made a draft of it again: what stands in the editor is the draft.
    if (reply) {
      const { body, html } = desk.drafts.draft(reply.ticketId, 'public');
      desk.drafts.type(reply.ticketId, 'public', body, html);
    }
  } catch (thrown) {
    desk.toasts.warn(explain(desk.texts, desk.texts.held.undoFailed, toDeskError(thrown)));
  }
}
