import type { Desk } from './desk.ts';

/** Opens the dialog that sends a message on: the one that was chosen, or the customer's last. */
export function startForward(desk: Desk, messageId?: string): void {
  const messages = desk.ticket.thread.value?.messages ?? [];
  const last = messages.findLast((one) => one.author.kind === 'customer') ?? messages.at(-1);
  desk.forwarding.value = messageId ?? last?.id ?? null;
  if (desk.forwarding.value) desk.overlay.value = 'forward';
}
