import { linkIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** A number in a subject suggests another ticket; it never joins by itself. */
export function SuggestedTicket({ ticketId }: { ticketId: string | null }) {
  const desk = useDesk();
  if (!ticketId) return null;
  return (
    <p class="suggested">
      <Icon of={linkIcon} />
      <span>{desk.texts.thread.suggested}</span>
      <button type="button" class="link-button" onClick={() => void desk.openTicket(ticketId)}>
        {desk.texts.thread.openSuggested}
      </button>
    </p>
  );
}
