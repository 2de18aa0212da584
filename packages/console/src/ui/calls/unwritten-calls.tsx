import { circleCheckIcon } from '@sinia/design/icons';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { CallTable } from './call-table.tsx';
import { useCalls } from './calls-context.ts';
import { useFreshCalls } from './use-fresh-calls.ts';

/** Answered calls of which nobody said in time why: for the supervisor. */
export function UnwrittenCalls() {
  const { texts, port } = useCalls();
  const words = texts.unwritten;
  const loaded = useFreshCalls(() => port.unwritten());
  if (!loaded.value)
    return loaded.problem ? <FailureNote problem={loaded.problem} retry={loaded.reload} /> : <Waiting />;
  const { calls, reasonMinutes } = loaded.value;
  if (calls.length === 0)
    return (
      <div class="s-empty">
        <Icon of={circleCheckIcon} />
        <p class="empty-title">{words.none}</p>
        <p>{words.noneHint}</p>
      </div>
    );
  return (
    <section class="history" aria-label={texts.views.unwritten}>
      <p class="s-small s-muted">{words.help(reasonMinutes)}</p>
      <CallTable calls={calls} title={texts.views.unwritten} aged />
    </section>
  );
}
