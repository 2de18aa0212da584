import { useEffect, useRef } from 'preact/hooks';
import { isWorkedOn } from '../../format/is-worked-on.ts';
import { Composer } from '../composer/composer.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Emblem } from '../parts/emblem.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Late } from '../parts/late.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { StatusPill } from '../parts/status.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { BackButton } from './back-button.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { ParkedNotice } from './parked-notice.tsx';
import { SuggestedTicket } from './suggested-ticket.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadStream } from './thread-stream.tsx';

const ShelfNotice = lazyPart(async () => (await import('./shelf-notice.tsx')).ShelfNotice);

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
      {ticket.state.value === 'loading' && <Waiting />}
      {ticket.state.value === 'failed' && <Failed />}
      {ticket.state.value === 'ready' && thread && (
        <>
          <ThreadHeader thread={thread} />
          {thread.ticket.trouble === 'event_parked' && <ParkedNotice ticketId={thread.ticket.id} />}
          <ConflictNotice />
          {thread.ticket.shelf && <ShelfNotice />}
          <SuggestedTicket ticketId={thread.ticket.suggestedTicketId} />
          <ThreadStream key={thread.ticket.id} thread={thread} />
          {isWorkedOn(thread.ticket.shelf) && (
            <Composer key={`composer-${thread.ticket.id}`} ticket={thread.ticket} />
          )}
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

/** What the list knows already stands there at once: the subject, the status, the way back. */
function Waiting() {
  const desk = useDesk();
  const row = desk.ticketInList.value;
  return (
    <>
      <header class="thread-head">
        <BackButton />
        <div class="thread-what">
          <h2 class="thread-subject" dir="auto">
            {row?.subject ?? <span class="s-hidden">{desk.texts.pane.loading}</span>}
          </h2>
          <p class="thread-facts">{row && <StatusPill status={row.status} />}</p>
        </div>
      </header>
      <Late>
        <div class="thread-skeleton">
          <p class="s-hidden" role="status">
            {desk.texts.pane.loading}
          </p>
          <span class="s-skeleton" />
          <span class="s-skeleton" />
          <span class="s-skeleton" />
        </div>
      </Late>
    </>
  );
}

function Failed() {
  const desk = useDesk();
  const { ticket, texts } = desk;
  const gone = ticket.problem.value?.code === 'not_found';
  return (
    <>
      <header class="thread-head thread-head-bare">
        <BackButton />
      </header>
      <FailureNote
        what={gone ? texts.pane.threadGone : texts.pane.threadFailed}
        kept={gone ? undefined : texts.pane.kept}
        problem={gone ? null : ticket.problem.value}
        retry={() => void ticket.refresh()}
      >
        <button type="button" class="link-button" onClick={() => void desk.closeTicket()}>
          {texts.thread.back}
        </button>
      </FailureNote>
    </>
  );
}
