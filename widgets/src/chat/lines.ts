import type { Chat, PublicMessage } from '@sinia/sdk';

/** Something that is said in the conversation besides messages. */
export type StatusLine = 'receipt' | 'in_progress' | 'resolved';

export type Line =
  | { readonly at: string; readonly message: PublicMessage }
  | { readonly at: string; readonly status: StatusLine };

/** Of what happened at the same moment: work begins with the answer that begins it, the rest is told after the words. */
const rank = (line: Line) => ('message' in line ? 1 : line.status === 'in_progress' ? 0 : 2);

/** Messages and changes of status, in the order in which they happened. */
export function linesOf({ ticket }: Pick<Chat, 'ticket'>): Line[] {
  const { messages, receivedAt, inProgressAt, resolvedAt } = ticket;
  const lines: Line[] = [
    ...messages.map((message) => ({ at: message.createdAt, message })),
    { at: receivedAt, status: 'receipt' },
    ...(inProgressAt ? [{ at: inProgressAt, status: 'in_progress' as const }] : []),
    ...(resolvedAt ? [{ at: resolvedAt, status: 'resolved' as const }] : []),
  ];
  return lines.sort((one, other) => one.at.localeCompare(other.at) || rank(one) - rank(other));
}

/** What there is to say below the conversation, while nothing else happens in it. */
export type Aside = 'position' | 'patience' | 'quiet' | null;

/**
 * @param now milliseconds since 1970
 */
export function asideOf({ ticket, position, standing, answersTo }: Chat, now: number): Aside {
  if (ticket.publicStatus === 'resolved' || answersTo) return null;
  const last = ticket.messages.at(-1);
  const since = now - Date.parse(last?.createdAt ?? ticket.receivedAt);
  if (position !== null) {
    const waited = now - Date.parse(ticket.receivedAt);
    return waited >= standing.patienceMinutes * 60_000 || standing.state !== 'attended'
      ? 'patience'
      : 'position';
  }
  return last?.author === 'agent' && since >= standing.quietMinutes * 60_000 ? 'quiet' : null;
}
