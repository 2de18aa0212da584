import { triangleAlertIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** What should have followed a change was given up after many tries: a person decides. */
export function ParkedNotice({ ticketId }: { ticketId: string }) {
  const desk = useDesk();
  const { parked } = desk.texts;
  const choose = (choice: 'retry' | 'dismiss') => void desk.releaseParked(ticketId, choice);
  return (
    <section class="s-notice s-notice-warning conflict">
      <p class="conflict-title">
        <Icon of={triangleAlertIcon} /> {parked.title}
      </p>
      <p class="s-small">{parked.hint}</p>
      {desk.mayWrite && (
        <p class="conflict-choice">
          <button
            type="button"
            class="s-button s-button-small s-button-strong"
            onClick={() => choose('retry')}
          >
            {parked.retry}
          </button>
          <button type="button" class="s-button s-button-small" onClick={() => choose('dismiss')}>
            {parked.dismiss}
          </button>
        </p>
      )}
    </section>
  );
}
