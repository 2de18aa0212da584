import { formatDuration, formatWhen } from '@sinia/i18n';
import type { CallTask } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { CallBack } from './call-back.tsx';
import { useCallerName } from './caller.tsx';
import { useCalls } from './calls-context.ts';
import { OpenCall } from './open-call.tsx';
import { TakeButton } from './take-button.tsx';

/** One call that is owed: to whom, until when, who sees to it, and what can be done. */
export function OwedCall({ task, now }: { task: CallTask; now: number }) {
  const desk = useDesk();
  const { texts } = useCalls();
  const nameOf = useAgentName();
  const words = texts.task;
  const left = (Date.parse(task.dueAt) - now) / 1000;
  const when = (at: string) => formatWhen(desk.words.value.locale, at, desk.now());
  return (
    <li class="owed-line" data-late={left < 0 || undefined}>
      <div class="owed-facts">
        <OpenCall call={task.call} />
        <span class="s-small s-muted">{words.called(when(task.call.startedAt))}</span>
        {task.kind === 'supervisor_callback' && (
          <span class="s-badge s-badge-info">{words.bySupervisor}</span>
        )}
        {task.takenBy && <span class="s-badge">{words.takenBy(nameOf(task.takenBy, null) ?? '')}</span>}
      </div>
      <p class="owed-due s-small">
        <span>{left < 0 ? words.overdue(when(task.dueAt)) : words.due(when(task.dueAt))}</span>
        <span class={left < 0 ? 's-badge s-badge-danger' : 's-badge s-badge-warning'}>
          {left < 0 ? words.late(formatDuration(-left)) : words.left(formatDuration(left))}
        </span>
      </p>
      {desk.mayWrite && <OwedActions task={task} />}
    </li>
  );
}

function OwedActions({ task }: { task: CallTask }) {
  const { texts, port, act, turn } = useCalls();
  const who = useCallerName()(task.call);
  const words = texts.task;
  const doing = async (work: Promise<unknown>, done: string) => {
    await act(work, done);
    turn.value += 1;
  };
  return (
    <div class="owed-actions">
      {task.number && <CallBack number={task.number} who={who} ticketId={task.call.ticketId} />}
      <TakeButton task={task} who={who} doing={doing} />
      <button
        type="button"
        class="s-button s-button-small"
        aria-label={words.doneOf(who)}
        onClick={() => void doing(port.finishTask(task.id, 'spoken'), words.isDone)}
      >
        {words.done}
      </button>
      <button
        type="button"
        class="s-button s-button-small s-button-quiet"
        aria-label={words.dismissOf(who)}
        onClick={() => void doing(port.finishTask(task.id, 'dismissed'), words.isDismissed)}
      >
        {words.dismiss}
      </button>
    </div>
  );
}
