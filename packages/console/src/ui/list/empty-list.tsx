import { inboxIcon, searchIcon } from '@sinia/design/icons';
import { useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';

/** What would be here, and the one next step. */
export function EmptyList() {
  const desk = useDesk();
  const { list, texts } = desk;
  const box = useRef<HTMLDivElement>(null);
  // Where there is no row to stand on, one stands here: else the keys would be nobody's.
  useFocusRequest('row', box);
  const view = list.view.value;
  const words = list.query.value;
  if (words) {
    return (
      <div class="s-empty" ref={box} tabIndex={-1}>
        <Icon of={searchIcon} />
        <p class="empty-title">{texts.list.noResults(words)}</p>
        <p>{texts.list.noResultsHint}</p>
        <button type="button" class="s-button s-button-small" onClick={() => desk.search('')}>
          {texts.list.clearSearch}
        </button>
      </div>
    );
  }
  const next = view === 'mine' ? 'unassigned' : 'unresolved';
  return (
    <div class="s-empty" ref={box} tabIndex={-1}>
      <Icon of={inboxIcon} />
      <p class="empty-title">{texts.list.empty[view]}</p>
      <p>{texts.list.emptyHint[view]}</p>
      {view !== 'unresolved' && (
        <button type="button" class="s-button s-button-small" onClick={() => desk.showView(next)}>
          {texts.list.emptyAction[view === 'mine' ? 'mine' : 'other']}
        </button>
      )}
    </div>
  );
}
