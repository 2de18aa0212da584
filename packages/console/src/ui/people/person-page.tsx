import { plusIcon } from '@sinia/design/icons';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PersonView } from '../../port/people-port.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { CardBack } from './card-back.tsx';
import { DirectoryAge } from './directory-age.tsx';
import { FactList } from './fact-list.tsx';
import { IdentityList } from './identity-list.tsx';
import { usePeople } from './people-context.ts';
import { PersonContracts } from './person-contracts.tsx';
import { PersonHead } from './person-head.tsx';
import { AlikeNotice, PersonMerges } from './person-merges.tsx';
import { PersonNotes } from './person-notes.tsx';
import { PersonTickets } from './person-tickets.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { RepresentationList } from './representation-list.tsx';
import { usePerson } from './use-person.ts';

/** The card of a customer with room for all of it: who, what they have contracted, what they have asked. */
export function PersonPage({ id }: { id: string }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const loaded = usePerson(id);
  const card = loaded.value?.contact;
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
          <AlikeNotice count={loaded.value.duplicates} />
          <PersonParts view={loaded.value} />
        </>
      )}
    </section>
  );
}

/** What there is of somebody, each under a title of its own. */
function PersonParts({ view }: { view: PersonView }) {
  const { texts } = usePeople();
  const { contact: card, open, past, notes, representations, merges } = view;
  return (
    <div class="person-columns">
      <div class="person-column">
        <Part title={texts.tickets.title}>
          <PersonTickets open={open} past={past} />
        </Part>
        <Part title={texts.timeline.title}>
          <PersonTimeline contactId={card.id} />
        </Part>
      </div>
      <div class="person-column">
        <Part title={texts.notes.title}>
          <PersonNotes contactId={card.id} notes={notes} />
        </Part>
        <Part title={texts.contracts.title}>
          <PersonContracts card={card} whole />
          {card.aquacisId && <DirectoryAge />}
        </Part>
        <Part title={texts.card.identities}>
          <IdentityList identities={card.identities} />
        </Part>
        <Part title={texts.card.facts}>
          <FactList card={card} />
        </Part>
        <Part title={texts.representation.part}>
          <RepresentationList contactId={card.id} representations={representations} />
          <ActionButton id="represent" icon={plusIcon} label={texts.representation.add} />
        </Part>
        {merges.length > 0 && (
          <Part title={texts.merges.title}>
            <PersonMerges merges={merges} />
          </Part>
        )}
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="person-part">
      <h3 class="person-part-title">{title}</h3>
      {children}
    </section>
  );
}
