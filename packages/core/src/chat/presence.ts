/** How often it is noted that a customer's chat is connected. */
export const CHAT_HEARTBEAT_MS = 10_000;
/** Two were missed: they have closed the page or lost the connection. */
export const CHAT_GONE_MS = 25_000;
/** Without another key for so long they do not write any more. */
export const CHAT_TYPING_MS = 6_000;

export interface ChatPresence {
  readonly seenAt: Date;
  readonly typingAt: Date | null;
}

/** Whether a customer is in the chat, and whether they write at the moment. */
export function chatPresence({ seenAt, typingAt }: ChatPresence, now: Date): 'gone' | 'here' | 'typing' {
  if (now.getTime() - seenAt.getTime() >= CHAT_GONE_MS) return 'gone';
  return typingAt && now.getTime() - typingAt.getTime() < CHAT_TYPING_MS ? 'typing' : 'here';
}
