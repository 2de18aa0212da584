import type { TicketSummary } from '@sinia/contracts';
import { TicketLines } from '../parts/ticket-lines.tsx';
import { usePeople } from './people-context.ts';

const OVER = ['solved', 'closed'];

interface Props {
  readonly tickets: readonly TicketSummary[];
  /** Null where these are all of them. */
  readonly onMore: (() => void) | null;
}

/** What somebody has asked, what is still open first. */
export function PersonTickets({ tickets, onMore }: Props) {
  const { texts } = usePeople();
  const open = tickets.filter(({ status }) => !OVER.includes(status));
  const past = tickets.filter(({ status }) => OVER.includes(status));
  if (tickets.length === 0) return <p class="s-small s-muted">{texts.tickets.none}</p>;
  return (
    <>
      {open.length > 0 && (
        <>
          <p class="s-small s-muted">{texts.tickets.open(open.length)}</p>
          <TicketLines tickets={open} />
        </>
      )}
      {past.length > 0 && (
        <>
          <p class="s-small s-muted">{texts.tickets.past}</p>
          <TicketLines tickets={past} />
        </>
      )}
      {onMore && (
        <button type="button" class="link-button s-small" onClick={onMore}>
          {texts.tickets.more}
        </button>
      )}
    </>
  );
}
