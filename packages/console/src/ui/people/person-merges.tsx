import { undo2Icon, usersIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import type { PersonView } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';
import { useMerging } from './use-merging.ts';

/** What went into this card and can be taken out again. */
export function PersonMerges({ merges }: { merges: PersonView['merges'] }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { undo } = useMerging();
  return (
    <ul class="merges">
      {merges.map(({ mergeId, name, mergedAt }) => (
        <li key={mergeId} class="merge-line">
          <bdi>{name}</bdi>
          <span class="s-tiny s-muted">{formatDate(desk.words.value.locale, mergedAt)}</span>
          {desk.mayWrite && (
            <button
              type="button"
              class="s-button s-button-small"
              aria-label={texts.merges.takeOut(name)}
              onClick={() => void undo(mergeId)}
            >
              <Icon of={undo2Icon} />
              {texts.merges.undo}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** That others look like the same person: the way to look at them. */
export function AlikeNotice({ count }: { count: number }) {
  const desk = useDesk();
  const { duplicates } = usePeople().texts;
  if (count === 0 || !desk.mayWrite) return null;
  return (
    <p class="s-notice people-notice">
      <Icon of={usersIcon} />
      <span>
        {duplicates.alike(count)}{' '}
        <button
          type="button"
          class="link-button"
          onClick={() => {
            desk.overlay.value = 'mergePerson';
          }}
        >
          {duplicates.look}
        </button>
      </span>
    </p>
  );
}
