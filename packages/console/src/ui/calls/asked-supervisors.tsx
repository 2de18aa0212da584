import { formatDuration } from '@sinia/i18n';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { useCalls } from './calls-context.ts';
import { useSeconds } from './use-seconds.ts';

/** Callers who wait for a supervisor, with what is left of the three minutes; nothing where nobody does. */
export function AskedSupervisors() {
  const desk = useDesk();
  const { texts, shown } = useCalls();
  const nameOf = useAgentName();
  const now = useSeconds();
  const asked = desk.askedSupervisors.value;
  if (asked.length === 0) return null;
  return (
    <section class="s-notice s-notice-warning asked" aria-label={texts.now.supervisors}>
      <h2 class="calls-part-title">
        {texts.now.supervisors} <span class="s-count">{asked.length}</span>
      </h2>
      <ul>
        {asked.map(({ taskId, callId, agentId, dueAt }) => {
          const left = (Date.parse(dueAt) - now) / 1000;
          const agent = nameOf(agentId, null) ?? texts.someone;
          return (
            <li key={taskId} class="asked-line">
              <span>{texts.task.askedBy(agent)}</span>
              <span class={left < 60 ? 's-badge s-badge-danger' : 's-badge s-badge-warning'}>
                {left < 0 ? texts.task.late(formatDuration(-left)) : texts.task.left(formatDuration(left))}
              </span>
              <button
                type="button"
                class="s-button s-button-small"
                aria-label={texts.task.seeOf(agent)}
                onClick={() => {
                  shown.value = callId;
                }}
              >
                {texts.task.see}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
