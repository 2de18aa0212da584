import type { Ticket } from '@sinia/contracts';
import type { ComponentChildren } from 'preact';
import type { Thread } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Late } from '../parts/late.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { CustomerConfirmed } from './customer-confirmed.tsx';
import { CustomerProvisional } from './customer-provisional.tsx';
import { CustomerUnknown } from './customer-unknown.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { standingOf } from './standing.ts';

const TicketCalls = lazyPart(async () => (await import('../calls/ticket-calls.tsx')).TicketCalls);

/** Whose the open ticket is: who they are and what they asked before, or how to find out; and how they called. */
export const TicketCustomer = withPeople(() => {
  const desk = useDesk();
  const { texts } = usePeople();
  const thread = desk.ticket.thread.value;
  if (!thread) return null;
  const { ticket } = thread;
  return (
    <>
      <section class="context-section ticket-customer" aria-label={texts.ticket.title}>
        <Standing key={`${ticket.id} ${ticket.contactId}`} ticket={ticket} />
      </section>
      {hasCalls(thread) && <TicketCalls ticketId={ticket.id} />}
    </>
  );
});

/** One that did not begin on the telephone may have been talked of since. */
const hasCalls = ({ ticket, events }: Thread) =>
  ticket.channel === 'phone' || events.some(({ type }) => type.startsWith('call.'));

function Standing({ ticket }: { ticket: Ticket }): ComponentChildren {
  const desk = useDesk();
  const { texts } = usePeople();
  const standing = standingOf(ticket, desk.now());
  if (ticket.contactId && standing === 'confirmed') return <CustomerConfirmed contactId={ticket.contactId} />;
  if (ticket.contactId) return <CustomerProvisional ticket={ticket} contactId={ticket.contactId} />;
  if (standing !== 'looking') return <CustomerUnknown ticket={ticket} />;
  return (
    <Late>
      <p class="s-small s-muted" role="status">
        {texts.ticket.looking}
      </p>
    </Late>
  );
}
