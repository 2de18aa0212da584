import { usersIcon } from '@sinia/design/icons';
import { useEffect } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { DuplicateLine } from './duplicate-line.tsx';
import { pairKey } from './duplicate-review.tsx';
import { usePeople } from './people-context.ts';
import { useFresh } from './use-fresh.ts';

/** Cards that may be of one person, the likeliest first: each is merged, or said to be two people. */
export function DuplicateQueue() {
  const desk = useDesk();
  const { texts, port, pair } = usePeople();
  const { value, problem, reload } = useFresh(() => port.duplicates());
  useEffect(() => {
    const shown = pair.value && pairKey(pair.value);
    // The one that was decided is gone: on to the next.
    if (value && shown && value.every((one) => pairKey(one) !== shown)) pair.value = value[0] ?? null;
  }, [value]);
  if (problem) return <FailureNote problem={problem} retry={reload} />;
  if (!value) return <Waiting />;
  if (value.length === 0) {
    return (
      <div class="s-empty">
        <Icon of={usersIcon} />
        <p class="empty-title">{texts.duplicates.none}</p>
        <p>{texts.duplicates.noneHint}</p>
      </div>
    );
  }
  return (
    <>
      <p class="s-small s-muted">{texts.duplicates.help}</p>
      <ul class="duplicates">
        {value.map((duplicate) => (
          <li key={pairKey(duplicate)}>
            <DuplicateLine
              duplicate={duplicate}
              names={duplicate.contacts.map(({ name }) => name)}
              current={pair.value !== null && pairKey(pair.value) === pairKey(duplicate)}
              onPick={() => {
                pair.value = duplicate;
                desk.goTo({ personId: null });
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
