import type { ChatSignal, ChatStanding } from '@sinia/contracts';
import { presenceAt } from '@sinia/core';
import type { ChatScene } from './chat-board.query.ts';

export function standingView({ opensAt, ...standing }: ChatScene['standing']): ChatStanding {
  return { ...standing, opensAt: opensAt?.toISOString() ?? null };
}

/** What the customer of a chat sees of the board: their own place in it, and who of us is with them. */
export function chatSignal(board: ChatScene, ticketId: string, now: Date): ChatSignal {
  return {
    standing: standingView(board.standing),
    position: board.positions.get(ticketId) ?? null,
    agents: board.staff
      .filter((one) => one.ticketId === ticketId && presenceAt(one.seenAt, now) === 'here')
      .map(({ name, doing }) => ({ name, typing: doing === 'typing' })),
  };
}
