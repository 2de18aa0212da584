import { mergeIcon, pencilIcon, plusIcon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import { initials } from '../../format/initials.ts';
import type { PersonCard } from '../../port/people-port.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { DeclaredBadges } from './declared-badges.tsx';
import { usePeople } from './people-context.ts';

/** Who it is, what they have declared, and what can be done with their card. */
export function PersonHead({ card }: { card: PersonCard }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { locale } = desk.words.value;
  const heard = card.lastContactAt
    ? texts.card.lastContact(formatWhen(locale, card.lastContactAt, desk.now()))
    : texts.card.neverContacted;
  return (
    <header class="person-head">
      <span class="s-avatar" aria-hidden="true">
        {initials(card.name)}
      </span>
      <div class="person-who">
        <h2 class="person-name">
          <bdi>{card.name}</bdi>
        </h2>
        <p class="s-small s-muted">
          {[
            ...(card.kind === 'organisation' ? [texts.kind.organisation] : []),
            ...(card.aquacisId ? [`${texts.card.customerNumber} ${card.aquacisId}`] : []),
            heard,
          ].join(' · ')}
        </p>
        <DeclaredBadges person={card} whole />
      </div>
      <div class="person-actions">
        <ActionButton id="newTicket" icon={plusIcon} label={texts.card.newTicket} />
        <ActionButton id="editPerson" icon={pencilIcon} label={texts.card.edit} />
        <ActionButton id="mergePerson" icon={mergeIcon} label={texts.card.merge} />
      </div>
    </header>
  );
}
