import { usersIcon } from '@sinia/design/icons';
import { useEffect } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageEnd } from '../parts/page-end.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { DuplicateLine } from './duplicate-line.tsx';
import { pairKey } from './duplicate-review.tsx';
import { usePeople } from './people-context.ts';
import { usePages } from './use-pages.ts';

/** Cards that may be of one person, the likeliest first: each is merged, or said to be two people. */
export function DuplicateQueue() {
  const desk = useDesk();
  const { texts, port, pair } = usePeople();
  const pages = usePages((cursor) => port.duplicates(cursor));
  const { items, problem, retry } = pages;
  useEffect(() => {
    const shown = pair.value && pairKey(pair.value);
    // The one that was decided is gone: on to the next.
    if (items && shown && items.every((one) => pairKey(one) !== shown)) pair.value = items[0] ?? null;
  }, [items]);
  if (problem && !items) return <FailureNote problem={problem} retry={retry} />;
  if (!items) return <Waiting />;
  if (items.length === 0) {
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
        {items.map((duplicate) => (
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
      <PageEnd of={pages} />
    </>
  );
}
