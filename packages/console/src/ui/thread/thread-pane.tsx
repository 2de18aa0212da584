import { useEffect, useRef } from 'preact/hooks';
import { Composer } from '../composer/composer.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Emblem } from '../parts/emblem.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Late } from '../parts/late.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { ParkedNotice } from './parked-notice.tsx';
import { SuggestedTicket } from './suggested-ticket.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadStream } from './thread-stream.tsx';

/** The open ticket: what was said, and where to answer. */
export function ThreadPane() {
  const desk = useDesk();
  const { ticket, texts } = desk;
  const pane = useRef<HTMLElement>(null);
  useFocusRequest('thread', pane);
  const thread = ticket.thread.value;
  const id = ticket.id.value;
  useEffect(() => {
    // Where there is room for one pane only, the row that had the focus is gone.
    const list = pane.current?.parentElement?.querySelector('.list-pane');
    if (id && list && !list.checkVisibility()) pane.current?.focus();
  }, [id]);
  return (
    <main class="thread-pane" ref={pane} tabIndex={-1} aria-label={texts.thread.label}>
      {ticket.state.value === 'none' && <NothingOpen />}
      {ticket.state.value === 'loading' && <Skeleton />}
      {ticket.state.value === 'failed' && (
        <FailureNote problem={ticket.problem.value} retry={() => void ticket.refresh()} />
      )}
      {ticket.state.value === 'ready' && thread && (
        <>
          <ThreadHeader thread={thread} />
          {thread.ticket.trouble === 'event_parked' && <ParkedNotice ticketId={thread.ticket.id} />}
          <ConflictNotice />
          <SuggestedTicket ticketId={thread.ticket.suggestedTicketId} />
          <ThreadStream key={thread.ticket.id} thread={thread} />
          <Composer key={`composer-${thread.ticket.id}`} ticket={thread.ticket} />
        </>
      )}
    </main>
  );
}

function NothingOpen() {
  const { texts } = useDesk();
  return (
    <div class="s-empty nothing-open">
      <Emblem />
      <h2 class="empty-title">{texts.thread.none}</h2>
      <p>{texts.thread.noneHint}</p>
    </div>
  );
}

function Skeleton() {
  return (
    <Late>
      <div class="thread-skeleton" aria-hidden="true">
        <span class="s-skeleton" />
        <span class="s-skeleton" />
        <span class="s-skeleton" />
      </div>
    </Late>
  );
}
