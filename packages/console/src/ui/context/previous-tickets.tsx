import type { TicketSummary } from '@sinia/contracts';
import { shortTime } from '../../format/short-time.ts';
import { useDesk } from '../parts/desk-context.ts';
import { StatusGlyph } from '../parts/status.tsx';

/** What else the same person has asked. */
export function PreviousTickets({ tickets }: { tickets: readonly TicketSummary[] }) {
  const desk = useDesk();
  const { texts } = desk;
  if (tickets.length === 0) return null;
  return (
    <section class="context-section">
      <h3 class="context-title">{texts.context.previous}</h3>
      <ul class="previous">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <button type="button" class="previous-ticket" onClick={() => void desk.openTicket(ticket.id)}>
              <StatusGlyph status={ticket.status} />
              <span class="s-truncate">{ticket.subject}</span>
              <time class="s-numbers s-muted" dateTime={ticket.createdAt}>
                {shortTime(desk.words.value.locale, ticket.createdAt, desk.now(), texts.time.yesterday)}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
