import { circleUserIcon, shieldCheckIcon, userCheckIcon } from '@sinia/design/icons';
import { readablePhone } from '@sinia/i18n/phones';
import { ActionButton } from '../parts/action-button.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { TicketLines } from '../parts/ticket-lines.tsx';
import { DeclaredBadges } from './declared-badges.tsx';
import { DirectoryAge } from './directory-age.tsx';
import { usePeople } from './people-context.ts';
import { PersonContracts } from './person-contracts.tsx';
import { NoteList } from './person-notes.tsx';
import { PersonTitle } from './person-title.tsx';
import { usePerson } from './use-person.ts';

const TELLING = ['phone', 'email'] as const;
const OTHERS = 5;
const NOTES = 2;

/** Somebody we know: who it is, what they have contracted and what they asked before, at one glance. */
export function CustomerConfirmed({ contactId }: { contactId: string }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { value, problem, reload } = usePerson(contactId);
  if (problem) return <FailureNote problem={problem} retry={reload} />;
  if (!value) return <span class="s-skeleton" aria-hidden="true" />;
  const { contact: card, open, past, notes } = value;
  const telling = TELLING.flatMap((kind) => card.identities.find((one) => one.kind === kind)?.value ?? []);
  const others = [...open, ...past].filter(({ id }) => id !== desk.ticket.id.value);
  return (
    <>
      <PersonTitle name={card.name}>
        <span class="identity" data-verified>
          <Icon of={shieldCheckIcon} />
          {texts.ticket.confirmed}
        </span>
      </PersonTitle>
      <DeclaredBadges person={card} />
      <p class="s-small customer-keys">{telling.map(readablePhone).join(' · ')}</p>
      <PersonContracts card={card} />
      {card.aquacisId && <DirectoryAge />}
      {notes.length > 0 && (
        <>
          <h3 class="context-title">{texts.notes.title}</h3>
          <NoteList notes={notes.slice(0, NOTES)} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h3 class="context-title">{texts.tickets.others(others.length)}</h3>
          <TicketLines tickets={others.slice(0, OTHERS)} />
        </>
      )}
      <p class="customer-ways">
        <ActionButton id="openCard" icon={circleUserIcon} label={texts.ticket.openCard} />
        <ActionButton id="identify" icon={userCheckIcon} label={texts.ticket.notThis} />
      </p>
    </>
  );
}
