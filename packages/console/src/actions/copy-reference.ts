import { formatReference } from '@sinia/core';
import type { Desk } from '../state/desk.ts';

/** Puts the ticket's key on the clipboard, in groups of four. */
export async function copyReference(desk: Desk): Promise<void> {
  const reference = desk.ticket.thread.value?.ticket.reference;
  if (!reference) return;
  try {
    await navigator.clipboard.writeText(formatReference(reference));
    desk.toasts.say(desk.texts.thread.copied);
  } catch {
    desk.toasts.warn(desk.texts.failure.copy);
  }
}
