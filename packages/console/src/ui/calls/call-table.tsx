import { formatReference } from '@sinia/core';
import { formatDuration, formatWhen } from '@sinia/i18n';
import type { CallLine } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { Caller } from './caller.tsx';
import { useCalls } from './calls-context.ts';

/** Calls one below the other; where there is little room each is a small card. */
export function CallTable({ calls }: { calls: readonly CallLine[] }) {
  const { history } = useCalls().texts;
  const { columns } = history;
  return (
    <table class="s-table call-table">
      <caption class="s-hidden">{history.list}</caption>
      <thead>
        <tr>
          {(['when', 'who', 'outcome', 'agent', 'wait', 'talk', 'ticket'] as const).map((column) => (
            <th key={column} scope="col">
              {columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <CallRow key={call.id} call={call} />
        ))}
      </tbody>
    </table>
  );
}

function CallRow({ call }: { call: CallLine }) {
  const desk = useDesk();
  const { texts } = useCalls();
  const { columns } = texts.history;
  const agent = useAgentName()(call.agentId, call.extension);
  const seconds = (value: number | null) => (value === null ? '–' : formatDuration(value));
  return (
    <tr>
      <td data-name={columns.when}>{formatWhen(desk.words.value.locale, call.startedAt, desk.now())}</td>
      <td data-name={columns.who}>
        <Caller call={call} />
      </td>
      <td data-name={columns.outcome}>
        <span class="call-outcome" data-outcome={call.outcome ?? 'going'}>
          {call.outcome ? texts.outcome[call.outcome] : texts.phase[call.phase]}
        </span>
        <span class="s-small s-muted call-direction">{texts.direction[call.direction]}</span>
      </td>
      <td data-name={columns.agent}>{agent ?? '–'}</td>
      <td data-name={columns.wait}>{seconds(call.waitSeconds)}</td>
      <td data-name={columns.talk}>{seconds(call.talkSeconds)}</td>
      <td data-name={columns.ticket}>
        <TicketCell call={call} />
      </td>
    </tr>
  );
}

function TicketCell({ call: { ticket, hasTicket } }: { call: CallLine }) {
  const desk = useDesk();
  const { detail } = useCalls().texts;
  if (ticket)
    return (
      <button type="button" class="link-button s-numbers" onClick={() => void desk.openTicket(ticket.id)}>
        {formatReference(ticket.reference)}
      </button>
    );
  return <span class="s-muted">{hasTicket ? detail.foreignTicket : '–'}</span>;
}
