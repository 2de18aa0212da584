import { phoneIcon } from '@sinia/design/icons';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useCalls } from './calls-context.ts';
import { OwedCall } from './owed-call.tsx';
import { useFreshCalls } from './use-fresh-calls.ts';
import { useSeconds } from './use-seconds.ts';

/** The calls that are owed to customers, the most urgent first. */
export function OwedCalls() {
  const { texts, port } = useCalls();
  const words = texts.now;
  const loaded = useFreshCalls(() => port.tasks());
  const now = useSeconds();
  if (!loaded.value)
    return loaded.problem ? <FailureNote problem={loaded.problem} retry={loaded.reload} /> : <Waiting />;
  const owed = loaded.value.filter(({ kind }) => kind !== 'supervisor');
  return (
    <section class="calls-part">
      <h2 class="calls-part-title">
        {words.owed} <span class="s-count">{owed.length}</span>
      </h2>
      {owed.length === 0 ? (
        <div class="s-empty">
          <Icon of={phoneIcon} />
          <p class="empty-title">{words.noneOwed}</p>
          <p>{words.noneOwedHint}</p>
        </div>
      ) : (
        <ul class="owed">
          {owed.map((task) => (
            <OwedCall key={task.id} task={task} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}
