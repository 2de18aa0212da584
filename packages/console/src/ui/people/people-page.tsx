import { useEffect, useRef } from 'preact/hooks';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { AquacisCard } from './aquacis-card.tsx';
import { EmptyCard } from './empty-card.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { PersonFinder } from './person-finder.tsx';
import { PersonPage } from './person-page.tsx';
import type { Found } from './person-search.ts';

/** Finding people, and beside it the card of one of them. */
export const PeoplePage = withPeople(() => {
  const desk = useDesk();
  const { texts, search } = usePeople();
  const main = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusRequest('search', field);
  useFocusRequest('page', main);
  const personId = desk.personId.value;
  const shown = search.shown.value;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    // Where there is room for one pane only, the field that had the focus is gone.
    if ((personId || shown) && field.current?.offsetParent === null) main.current?.focus();
  }, [personId, shown]);
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
      data-open={personId || shown ? 'card' : 'search'}
      aria-label={texts.find.title}
    >
      <section class="people-find">
        <h1 class="list-title">{texts.find.title}</h1>
        <PersonFinder
          search={search}
          field={field}
          shownId={personId ?? (shown && `aq_${shown.customerId}`)}
          onPick={pick}
          onCreate={create.when(desk) ? () => void create.run(desk) : undefined}
        />
      </section>
      {personId ? (
        <PersonPage key={personId} id={personId} />
      ) : shown ? (
        <AquacisCard key={shown.customerId} customer={shown} />
      ) : (
        <EmptyCard />
      )}
    </main>
  );
});
