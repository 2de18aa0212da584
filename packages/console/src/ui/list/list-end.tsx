import { refreshCwIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** What follows the last row: more of them, or why the list stands still. */
export function ListEnd() {
  const desk = useDesk();
  const { list, texts } = desk;
  const more = () => {
    desk.askFocus('row');
    void list.more();
  };
  if (list.moreFailed.value || list.problem.value) {
    return (
      <p class="list-trouble" role="status">
        {list.moreFailed.value ? texts.pane.moreFailed : texts.pane.stale}
        <button
          type="button"
          class="link-button"
          onClick={() => void (list.moreFailed.value ? list.more() : list.refresh())}
        >
          <Icon of={refreshCwIcon} />
          {texts.failure.retry}
        </button>
      </p>
    );
  }
  if (!list.hasMore.value) return null;
  return (
    <button
      type="button"
      class="s-button s-button-quiet s-button-small list-more"
      disabled={list.loadingMore.value}
      onClick={more}
    >
      {list.loadingMore.value ? texts.list.loadingMore : texts.list.more}
    </button>
  );
}
