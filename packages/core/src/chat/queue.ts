/** A customer who is in the chat. */
export interface LiveChat {
  readonly ticketId: string;
  /** When they wrote what nobody has answered yet; null once somebody has. */
  readonly waitingSince: Date | null;
  /** Whether one of us has ever answered in it. */
  readonly answered: boolean;
}

/** How many wait before each of those who have had no answer at all: who came first is first. */
export function queuePositions(chats: readonly LiveChat[]): Map<string, number> {
  const waiting = chats
    .filter(({ waitingSince, answered }) => waitingSince && !answered)
    .sort((a, b) => Number(a.waitingSince) - Number(b.waitingSince));
  return new Map(waiting.map(({ ticketId }, index) => [ticketId, index]));
}
