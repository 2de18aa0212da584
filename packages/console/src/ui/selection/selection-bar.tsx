import { type Icon as Shapes, xIcon } from '@sinia/design/icons';
import type { ActionId } from '../../actions/action.ts';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { chooseAll } from './choose-all.ts';

const OFFERED: readonly ActionId[] = [
  'assign',
  'resolve',
  'snooze',
  'wake',
  'spam',
  'notSpam',
  'merge',
  'changeMany',
];

/** How many tickets are chosen, and what can be done with all of them at once. */
export function SelectionBar() {
  const desk = useDesk();
  const { selection, list, texts } = desk;
  const count = selection.size.value;
  // The link goes when everything is chosen; the keys stay where the rows are.
  const takeAll = () => {
    desk.askFocus('row');
    return chooseAll(desk);
  };
  const all = list.rows.value.every((row) => selection.has(row.id)) && !list.hasMore.value;
  return (
    <section class="selection-bar" aria-label={texts.many.label}>
      <p class="selection-count" role="status">
        {selection.progress.value
          ? texts.many.working(selection.progress.value.done, selection.progress.value.of)
          : texts.many.count(count)}
      </p>
      {!all && (
        <button type="button" class="link-button" onClick={() => void takeAll()}>
          {texts.many.all}
        </button>
      )}
      <span class="selection-actions">
        {OFFERED.map((id) => (
          <BarButton key={id} id={id} />
        ))}
        <button
          type="button"
          class="s-button s-button-quiet s-button-icon s-button-small"
          aria-label={texts.many.clear}
          title={texts.many.clear}
          onClick={() => {
            selection.clear();
            desk.askFocus('row');
          }}
        >
          <Icon of={xIcon} />
        </button>
      </span>
    </section>
  );
}

function BarButton({ id }: { id: ActionId }) {
  const desk = useDesk();
  const action = actionOf(id);
  if (!action.when(desk)) return null;
  const label = desk.texts.action[id];
  const keys = desk.preferences.singleKeys.value ? action.keys.join(' ') : undefined;
  return (
    <button
      type="button"
      class="s-button s-button-quiet s-button-icon s-button-small"
      aria-label={label}
      aria-keyshortcuts={keys || undefined}
      title={keys ? `${label} (${keys.toUpperCase()})` : label}
      disabled={desk.selection.progress.value !== null}
      onClick={() => void action.run(desk)}
    >
      <Icon of={action.icon as Shapes} />
    </button>
  );
}
