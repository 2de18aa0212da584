import { PEOPLE_VIEWS } from '../../state/desk-pages.ts';
import { useDesk } from '../parts/desk-context.ts';
import { usePeople } from './people-context.ts';

/** What the page shows beside a card: the search, what may be double, what was merged. */
export function PeopleViews() {
  const desk = useDesk();
  const { texts, pair } = usePeople();
  return (
    <nav class="s-segments people-views" aria-label={texts.views.label}>
      {PEOPLE_VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          class="s-button s-button-small"
          aria-current={desk.peopleView.value === view ? 'page' : undefined}
          onClick={() => {
            pair.value = null;
            desk.goTo({ people: view, personId: null });
          }}
        >
          {texts.views[view]}
        </button>
      ))}
    </nav>
  );
}
