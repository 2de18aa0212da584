import type { TicketSummary } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';
import { TicketLines } from '../parts/ticket-lines.tsx';

/** What else the same person has asked. */
export function PreviousTickets({ tickets }: { tickets: readonly TicketSummary[] }) {
  const { context } = useDesk().texts;
  if (tickets.length === 0) return null;
  return (
    <section class="context-section">
      <h3 class="context-title">{context.previous}</h3>
      <TicketLines tickets={tickets} />
    </section>
  );
}
