import type { PersonView } from '../../port/people-port.ts';
import { TicketLines } from '../parts/ticket-lines.tsx';
import { usePeople } from './people-context.ts';

/** What somebody has asked: what is still open, then what is over. */
export function PersonTickets({ open, past }: Pick<PersonView, 'open' | 'past'>) {
  const { tickets } = usePeople().texts;
  if (open.length + past.length === 0) return <p class="s-small s-muted">{tickets.none}</p>;
  return (
    <>
      {open.length > 0 && (
        <>
          <p class="s-small s-muted">{tickets.open(open.length)}</p>
          <TicketLines tickets={open} />
        </>
      )}
      {past.length > 0 && (
        <>
          <p class="s-small s-muted">{tickets.past}</p>
          <TicketLines tickets={past} />
        </>
      )}
    </>
  );
}
