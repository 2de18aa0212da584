import { linkIcon } from '@sinia/design/icons';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** A number in a subject suggests another ticket; it never joins by itself. */
export function SuggestedTicket({ ticketId }: { ticketId: string | null }) {
  const desk = useDesk();
  const merge = actionOf('merge');
  if (!ticketId) return null;
  return (
    <p class="suggested">
      <Icon of={linkIcon} />
      <span>{desk.texts.thread.suggested}</span>
      <button type="button" class="link-button" onClick={() => void desk.openTicket(ticketId)}>
        {desk.texts.thread.openSuggested}
      </button>
      {merge.when(desk) && (
        <button type="button" class="link-button" onClick={() => void merge.run(desk)}>
          {desk.texts.action.merge}
        </button>
      )}
    </p>
  );
}
