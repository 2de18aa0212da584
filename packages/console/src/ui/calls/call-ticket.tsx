import { formatReference } from '@sinia/core';
import { useState } from 'preact/hooks';
import type { CallDetail } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { TicketPicker } from '../relations/ticket-picker.tsx';
import { useCalls } from './calls-context.ts';

/** The ticket of a call; where there is none, how it gets one. */
export function CallTicket({ call }: { call: CallDetail }) {
  const desk = useDesk();
  const { texts, port, act, turn } = useCalls();
  const [linking, setLinking] = useState(false);
  const words = texts.detail;
  const { ticket } = call;
  if (ticket)
    return (
      <p class="call-ticket">
        <span class="s-small s-muted">{words.ticket}</span>
        <button type="button" class="link-button" onClick={() => void desk.openTicket(ticket.id)}>
          <span class="s-numbers">{formatReference(ticket.reference)}</span> <bdi>{ticket.subject}</bdi>
        </button>
      </p>
    );
  if (call.hasTicket) return <p class="s-small s-muted">{words.foreignTicket}</p>;
  if (!desk.mayWrite || call.direction === 'internal') return <p class="s-small s-muted">{words.noTicket}</p>;
  const open = async () => {
    const opened = await act(port.openTicket(call.id), words.opened);
    if (!opened) return;
    turn.value += 1;
    void desk.openTicket(opened.id);
  };
  const link = async (ticketId: string) => {
    if (await act(port.link(call.id, ticketId), words.linked)) turn.value += 1;
  };
  return (
    <div class="call-ticket">
      <p class="owed-actions">
        <button type="button" class="s-button s-button-small s-button-primary" onClick={() => void open()}>
          {words.openTicket}
        </button>
        <button
          type="button"
          class="s-button s-button-small"
          aria-expanded={linking}
          onClick={() => setLinking(!linking)}
        >
          {words.linkTicket}
        </button>
      </p>
      {linking && (
        <TicketPicker
          suggested={call.openTickets}
          without={[]}
          label={desk.texts.links.pick}
          none={desk.texts.links.none}
          onPick={({ id }) => void link(id)}
        />
      )}
    </div>
  );
}
