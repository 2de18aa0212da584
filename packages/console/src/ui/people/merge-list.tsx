import { mergeIcon, undo2Icon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import type { MergeLine } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageEnd } from '../parts/page-end.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { usePeople } from './people-context.ts';
import { useMerging } from './use-merging.ts';
import { usePages } from './use-pages.ts';

/** What was merged, newest first; each can be taken apart again, however long ago it was. */
export function MergeList() {
  const { texts, port } = usePeople();
  const pages = usePages((cursor) => port.merges(cursor));
  const { items, problem, retry } = pages;
  if (problem && !items) return <FailureNote problem={problem} retry={retry} />;
  if (!items) return <Waiting />;
  if (items.length === 0) {
    return (
      <div class="s-empty">
        <Icon of={mergeIcon} />
        <p class="empty-title">{texts.merges.none}</p>
        <p>{texts.merges.noneHint}</p>
      </div>
    );
  }
  return (
    <>
      <ul class="merges">
        {items.map((merge) => (
          <Line key={merge.mergeId} merge={merge} />
        ))}
      </ul>
      <PageEnd of={pages} />
    </>
  );
}

function Line({ merge }: { merge: MergeLine }) {
  const desk = useDesk();
  const { merges } = usePeople().texts;
  const { undo } = useMerging();
  const { from, into, mergedBy, mergedAt, undoneAt, mergeId } = merge;
  const when = (time: string) => formatWhen(desk.words.value.locale, time, desk.now());
  return (
    <li class="merge-line" data-undone={undoneAt !== null || undefined}>
      <span class="merge-names">
        <bdi>{from.name}</bdi> →{' '}
        <button type="button" class="link-button" onClick={() => desk.goTo({ personId: into.id })}>
          <bdi>{into.name}</bdi>
        </button>
      </span>
      <span class="s-tiny s-muted">
        {undoneAt ? merges.undone(when(undoneAt)) : merges.done(mergedBy, when(mergedAt))}
      </span>
      {!undoneAt && desk.mayWrite && (
        <button
          type="button"
          class="s-button s-button-small"
          aria-label={merges.undoOf(from.name, into.name)}
          onClick={() => void undo(mergeId)}
        >
          <Icon of={undo2Icon} />
          {merges.undo}
        </button>
      )}
    </li>
  );
}
