import { formatReference } from '@sinia/core';
import { formatDuration, formatWhen } from '@sinia/i18n';
import type { CallLine } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { Caller, useCallerName } from './caller.tsx';
import { useCalls } from './calls-context.ts';

interface TableProps {
  readonly calls: readonly CallLine[];
  readonly title: string;
  /** Whether it is said how long ago each ended. */
  readonly aged?: boolean;
}

/** Calls one below the other, each with its details; where there is little room each is a small card. */
export function CallTable({ calls, title, aged = false }: TableProps) {
  const { columns } = useCalls().texts.history;
  return (
    <table class="s-table call-table">
      <caption class="s-hidden">{title}</caption>
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
          <CallRow key={call.id} call={call} aged={aged} />
        ))}
      </tbody>
    </table>
  );
}

function CallRow({ call, aged }: { call: CallLine; aged: boolean }) {
  const desk = useDesk();
  const { texts, shown } = useCalls();
  const { columns, open } = texts.history;
  const who = useCallerName()(call);
  const agent = useAgentName()(call.agentId, call.extension);
  const when = formatWhen(desk.words.value.locale, call.startedAt, desk.now());
  const age = (desk.now().getTime() - Date.parse(call.endedAt ?? call.startedAt)) / 1000;
  const seconds = (value: number | null) => (value === null ? '–' : formatDuration(value));
  return (
    <tr data-shown={shown.value === call.id || undefined}>
      <td data-name={columns.when}>
        <button
          type="button"
          class="link-button"
          aria-label={open(who, when)}
          aria-expanded={shown.value === call.id}
          onClick={() => {
            shown.value = call.id;
          }}
        >
          {when}
        </button>
        {aged && <span class="s-small s-muted call-age">{texts.unwritten.age(formatDuration(age))}</span>}
      </td>
      <td data-name={columns.who}>
        <Caller call={call} />
      </td>
      <td data-name={columns.outcome}>
        <span class="call-outcome" data-outcome={call.outcome ?? 'going'}>
          {call.outcome ? texts.outcome[call.outcome] : texts.phase[call.phase]}
        </span>
        <span class="s-small s-muted">{texts.direction[call.direction]}</span>
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
