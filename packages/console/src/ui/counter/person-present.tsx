import { shieldCheckIcon } from '@sinia/design/icons';
import type { PersonCard } from '../../port/people-port.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { TicketLines } from '../parts/ticket-lines.tsx';
import { DeclaredBadges } from '../people/declared-badges.tsx';
import { usePeople } from '../people/people-context.ts';
import { PersonContracts } from '../people/person-contracts.tsx';
import { NoteList } from '../people/person-notes.tsx';
import { PersonTitle } from '../people/person-title.tsx';
import { usePerson } from '../people/use-person.ts';
import type { Counter } from './counter.ts';
import { SeeDocument } from './see-document.tsx';

interface Props {
  readonly counter: Counter;
  readonly person: PersonCard;
}

/** Who stands there: enough to know them again, and what they have open. */
export function PersonPresent({ counter, person }: Props) {
  const { texts } = usePeople();
  const { counter: t } = texts;
  const loaded = usePerson(person.id);
  const view = loaded.value;
  return (
    <>
      <PersonTitle name={person.name}>
        {counter.seen.value && (
          <span class="identity" data-verified>
            <Icon of={shieldCheckIcon} />
            {texts.proof.document_seen}
          </span>
        )}
      </PersonTitle>
      <DeclaredBadges person={person} whole />
      {!counter.seen.value && <SeeDocument counter={counter} person={person} />}
      <PersonContracts card={person} />
      {loaded.problem && <FailureNote problem={loaded.problem} retry={loaded.reload} />}
      {view && view.notes.length > 0 && <NoteList notes={view.notes.slice(0, 2)} />}
      {view && view.open.length > 0 && (
        <>
          <h3 class="context-title">{texts.tickets.open(view.open.length)}</h3>
          <TicketLines tickets={view.open} />
        </>
      )}
      <button
        type="button"
        class="s-button s-button-small counter-again"
        onClick={() => counter.chooseAgain()}
      >
        {t.other}
      </button>
    </>
  );
}
