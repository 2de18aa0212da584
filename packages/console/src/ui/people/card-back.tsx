import { arrowLeftIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';

/** Back to the search, or to the list that one came from, where there is room for one pane only. */
export function CardBack() {
  const desk = useDesk();
  const { texts, search, pair } = usePeople();
  return (
    <button
      type="button"
      class="s-button s-button-quiet card-back"
      onClick={() => {
        search.shown.value = null;
        pair.value = null;
        desk.goTo({ personId: null });
      }}
    >
      <Icon of={arrowLeftIcon} />
      {desk.peopleView.value === 'find' ? texts.card.back : texts.card.backToList}
    </button>
  );
}
