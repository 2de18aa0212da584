import type { TicketSummary } from '@sinia/contracts';
import type { Desk } from '../../state/desk.ts';

/** What somebody probably looks for: the other chosen ones, or what the same person asked. */
export function likelyTickets(desk: Desk): readonly TicketSummary[] {
  const { list, ticket, selection } = desk;
  const thread = ticket.thread.value;
  if (selection.size.value > 1) return list.rows.value.filter((row) => selection.has(row.id));
  const only = [...selection.ids.value][0];
  if (only && only !== thread?.ticket.id) return list.rows.value.filter((row) => row.id !== only);
  return (thread?.previous ?? []).filter((row) => row.shelf === null);
}
