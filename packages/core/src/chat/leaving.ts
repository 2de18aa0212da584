import type { NoticeRoute } from '../ticket/ticket.ts';
import { CHAT_GONE_MS } from './presence.ts';

/**
 * Whether somebody who began a chat has left it. Whoever was never connected is given the same time from the beginning.
 *
 * @param seenAt when their page was last heard of; null where it never was
 */
export function hasLeftChat(
  chat: { readonly seenAt: Date | null; readonly begunAt: Date },
  now: Date,
): boolean {
  const last = Math.max(chat.seenAt?.getTime() ?? 0, chat.begunAt.getTime());
  return now.getTime() - last >= CHAT_GONE_MS;
}

/**
 * The way to somebody who has left the chat: the address that they gave. Null where they gave none: what is written to
 * the chat is read by nobody then, unless they come back to the same page.
 */
export function wayOutOfChat(email: string | undefined): NoticeRoute | null {
  return email ? { channel: 'email', address: email } : null;
}
