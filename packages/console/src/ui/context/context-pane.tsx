import { xIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import type { Thread } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { Followers } from './followers.tsx';
import { History } from './history.tsx';
import { PreviousTickets } from './previous-tickets.tsx';
import { Properties } from './properties.tsx';
import { RequesterCard } from './requester-card.tsx';
import { TicketDates } from './ticket-dates.tsx';

const TicketCustomer = lazyPart(async () => (await import('../people/ticket-customer.tsx')).TicketCustomer);
const LinkedTickets = lazyPart(async () => (await import('./linked-tickets.tsx')).LinkedTickets);

/** All about the ticket beside the conversation. */
export function ContextPane({ thread }: { thread: Thread }) {
  const desk = useDesk();
  const { context } = desk.texts;
  const [tab, setTab] = useState<'details' | 'history'>('details');
  const { contactId, identification } = thread.ticket;
  const known = contactId !== null && !identification?.provisional;
  const tabOf = (id: 'details' | 'history') => (
    <button type="button" class="context-tab" aria-pressed={tab === id} onClick={() => setTab(id)}>
      {context[id]}
    </button>
  );
  return (
    <aside class="context-pane" data-shown={desk.contextShown.value || undefined} aria-label={context.label}>
      <header class="context-head">
        {tabOf('details')}
        {tabOf('history')}
        <button
          type="button"
          class="s-button s-button-quiet s-button-icon s-button-small context-close"
          aria-label={context.close}
          onClick={() => {
            desk.contextShown.value = false;
          }}
        >
          <Icon of={xIcon} />
        </button>
      </header>
      <div class="context-body">
        {tab === 'history' ? (
          <History thread={thread} />
        ) : (
          <>
            <TicketCustomer />
            <Properties ticket={thread.ticket} />
            <Followers followers={thread.followers} />
            {thread.links.length > 0 && <LinkedTickets />}
            <RequesterCard ticket={thread.ticket} known={known} />
            <TicketDates thread={thread} />
            {!known && <PreviousTickets tickets={thread.previous} />}
          </>
        )}
      </div>
    </aside>
  );
}
