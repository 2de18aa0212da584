import { useEffect } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { CardBack } from './card-back.tsx';
import { FactList } from './fact-list.tsx';
import { IdentityList } from './identity-list.tsx';
import { usePeople } from './people-context.ts';
import { PersonContracts } from './person-contracts.tsx';
import { PersonHead } from './person-head.tsx';
import { PersonTickets } from './person-tickets.tsx';
import { usePerson } from './use-person.ts';

/** The card of a customer with room for all of it: who, what they have contracted, what they have asked. */
export function PersonPage({ id }: { id: string }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const loaded = usePerson(id);
  const card = loaded.value?.card;
  useEffect(() => {
    // The id of a card that went into another one goes on working: the address says the one that there is.
    if (card && card.id !== id) desk.goTo({ personId: card.id });
  }, [card?.id]);
  if (loaded.problem) {
    const gone = loaded.problem.code === 'not_found' ? { what: texts.card.gone } : {};
    return (
      <section class="people-card" aria-label={texts.card.label}>
        <CardBack />
        <FailureNote {...gone} problem={loaded.problem} retry={loaded.reload} />
      </section>
    );
  }
  return (
    <section class="people-card" aria-label={texts.card.label}>
      <CardBack />
      {!loaded.value && <Waiting />}
      {card && loaded.value && (
        <>
          <PersonHead card={card} />
          <div class="person-columns">
            <div class="person-column">
              <Part title={texts.tickets.title}>
                <PersonTickets tickets={loaded.value.tickets} onMore={loaded.more} />
              </Part>
              <Part title={texts.contracts.title}>
                <PersonContracts card={card} whole />
              </Part>
            </div>
            <div class="person-column">
              <Part title={texts.card.identities}>
                <IdentityList identities={card.identities} />
              </Part>
              <Part title={texts.card.facts}>
                <FactList card={card} />
              </Part>
            </div>
          </div>
        </>
      )}
    </section>
  );
}

function Part({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="person-part">
      <h3 class="person-part-title">{title}</h3>
      {children}
    </section>
  );
}
