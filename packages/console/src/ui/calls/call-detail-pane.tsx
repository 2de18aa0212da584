import { xIcon } from '@sinia/design/icons';
import { useEffect, useRef } from 'preact/hooks';
import type { CallDetail } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { CallBack } from './call-back.tsx';
import { CallCourse } from './call-course.tsx';
import { CallFacts } from './call-facts.tsx';
import { CallReasonField } from './call-reason-field.tsx';
import { CallTicket } from './call-ticket.tsx';
import { numberOf, useCallerName } from './caller.tsx';
import { useCalls } from './calls-context.ts';
import { useFreshCalls } from './use-fresh-calls.ts';

/** Everything about one call, beside the list. */
export function CallDetailPane({ id }: { id: string }) {
  const desk = useDesk();
  const { texts, port, shown } = useCalls();
  const pane = useRef<HTMLElement>(null);
  const loaded = useFreshCalls(async () => {
    const [call, reasons] = await Promise.all([port.detail(id), port.reasons()]);
    return { call, reasons };
  });
  useEffect(() => pane.current?.focus(), []);
  const close = () => {
    shown.value = null;
    desk.askFocus('page');
  };
  return (
    <aside ref={pane} tabIndex={-1} class="call-pane" aria-label={texts.detail.label}>
      <button
        type="button"
        class="s-button s-button-quiet s-button-icon s-button-small call-close"
        aria-label={texts.detail.close}
        onClick={close}
      >
        <Icon of={xIcon} />
      </button>
      {!loaded.value && !loaded.problem && <Waiting />}
      {loaded.problem && <FailureNote problem={loaded.problem} retry={loaded.reload} />}
      {loaded.value && (
        <>
          <PaneHead call={loaded.value.call} />
          <CallTicket call={loaded.value.call} />
          <CallReasonField call={loaded.value.call} reasons={loaded.value.reasons} />
          <CallFacts call={loaded.value.call} reasons={loaded.value.reasons} />
          <CallCourse call={loaded.value.call} />
        </>
      )}
    </aside>
  );
}

function PaneHead({ call }: { call: CallDetail }) {
  const who = useCallerName()(call);
  const number = numberOf(call);
  return (
    <header class="call-pane-head">
      <h2 class="s-title">
        <bdi>{who}</bdi>
      </h2>
      {number?.startsWith('+') && (
        <p class="owed-actions">
          <CallBack number={number} who={who} ticketId={call.ticketId} />
        </p>
      )}
    </header>
  );
}
