import { useEffect, useRef } from 'preact/hooks';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { AquacisCard } from './aquacis-card.tsx';
import { DuplicateQueue } from './duplicate-queue.tsx';
import { DuplicateReview, pairKey } from './duplicate-review.tsx';
import { EmptyCard } from './empty-card.tsx';
import { MergeList } from './merge-list.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { PeopleViews } from './people-views.tsx';
import { PersonFinder } from './person-finder.tsx';
import { PersonPage } from './person-page.tsx';
import type { Found } from './person-search.ts';

/** Finding people, and beside it the card of one of them. */
export const PeoplePage = withPeople(() => {
  const desk = useDesk();
  const { texts, search, pair } = usePeople();
  const main = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusRequest('search', field);
  useFocusRequest('page', main);
  const personId = desk.personId.value;
  const view = desk.peopleView.value;
  const shown = view === 'find' ? search.shown.value : null;
  const two = view === 'duplicates' ? pair.value : null;
  useEffect(() => (field.current ?? main.current)?.focus(), [view]);
  useEffect(() => {
    // Where there is room for one pane only, the field that had the focus is gone.
    if ((personId || shown || two) && field.current?.offsetParent === null) main.current?.focus();
  }, [personId, shown, two]);
  const pick = ({ person, customer }: Found) => {
    search.shown.value = person ? null : customer;
    desk.goTo({ personId: person?.id ?? null });
  };
  const create = actionOf('newPerson');
  return (
    <main
      ref={main}
      tabIndex={-1}
      class="desk-page people"
      data-open={personId || shown || two ? 'card' : 'search'}
      aria-label={texts.find.title}
    >
      <section class="people-find">
        <h1 class="list-title">{texts.find.title}</h1>
        <PeopleViews />
        {view === 'find' && (
          <PersonFinder
            search={search}
            field={field}
            shownId={personId ?? (shown && `aq_${shown.customerId}`)}
            onPick={pick}
            onCreate={create.when(desk) ? () => void create.run(desk) : undefined}
          />
        )}
        {view === 'duplicates' && <DuplicateQueue />}
        {view === 'merges' && <MergeList />}
      </section>
      {personId ? (
        <PersonPage key={personId} id={personId} />
      ) : two ? (
        <DuplicateReview key={pairKey(two)} duplicate={two} />
      ) : shown ? (
        <AquacisCard key={shown.customerId} customer={shown} />
      ) : (
        <EmptyCard />
      )}
    </main>
  );
});
