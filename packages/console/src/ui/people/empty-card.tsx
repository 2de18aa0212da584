import { usersIcon } from '@sinia/design/icons';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';

/** The place of a card until somebody has been chosen. */
export function EmptyCard() {
  const { card } = usePeople().texts;
  return (
    <section class="people-card" aria-label={card.label}>
      <div class="s-empty">
        <Icon of={usersIcon} />
        <p class="empty-title">{card.empty}</p>
        <p>{card.emptyHint}</p>
      </div>
    </section>
  );
}
