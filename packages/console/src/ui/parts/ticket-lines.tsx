import type { TicketSummary } from '@sinia/contracts';
import { shortTime } from '../../format/short-time.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { useDesk } from './desk-context.ts';
import { StatusGlyph } from './status.tsx';

/** Tickets one below the other, each a line that opens it. */
export function TicketLines({ tickets }: { tickets: readonly TicketSummary[] }) {
  const desk = useDesk();
  const { texts } = desk;
  return (
    <ul class="previous">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <button type="button" class="previous-ticket" onClick={() => void desk.openTicket(ticket.id)}>
            <StatusGlyph status={ticket.status} />
            <span class="previous-what s-truncate">
              <ChannelIcon channel={ticket.channel} /> <bdi>{ticket.subject}</bdi>
            </span>
            <time class="s-numbers s-muted" dateTime={ticket.createdAt}>
              {shortTime(desk.words.value.locale, ticket.createdAt, desk.now(), texts.time.yesterday)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}
