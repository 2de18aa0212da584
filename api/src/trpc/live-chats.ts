import { type Holder, may, shownName } from '@sinia/core';
import { chatPresence, isAttending } from '@sinia/core/chat';
import { readAttendants } from '../use-cases/chat/attendant-store.ts';
import { readChatBoard } from '../use-cases/chat/chat-board.query.ts';
import type { Dependencies } from '../use-cases/context.ts';

/** A chat whose customer is there. */
export interface ShownChat {
  readonly ticketId: string;
  readonly name: string | null;
  readonly subject: string;
  /** When they wrote what nobody has answered, ISO; null once somebody has. */
  readonly waitingSince: string | null;
  readonly typing: boolean;
}

export interface ShownChats {
  /** Whether customers are told that somebody is there. */
  readonly state: 'attended' | 'unattended' | 'closed';
  /** Whether the reader is one of those who answer. */
  readonly attending: boolean;
  readonly chats: readonly ShownChat[];
}

/** The chats that somebody may read, and whether they answer any. */
export async function liveChats(
  dependencies: Dependencies,
  holder: Holder,
  userId: string,
): Promise<ShownChats> {
  const now = dependencies.clock();
  const [board, attendants] = await Promise.all([
    readChatBoard(dependencies),
    readAttendants(dependencies.db),
  ]);
  return {
    state: board.standing.state,
    attending: attendants.some((one) => one.userId === userId && isAttending(one, now)),
    chats: board.chats
      .filter((chat) => may(holder, 'ticket.read', chat))
      .map((chat) => ({
        ...{ ticketId: chat.ticketId, subject: chat.subject, name: shownName(chat.requester) ?? null },
        waitingSince: chat.waitingSince?.toISOString() ?? null,
        typing: chatPresence(chat, now) === 'typing',
      })),
  };
}
