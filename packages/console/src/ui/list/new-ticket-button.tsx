import { plusIcon } from '@sinia/design/icons';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** The way to a ticket for somebody who called, came or wrote on paper. */
export function NewTicketButton() {
  const desk = useDesk();
  const action = actionOf('newTicket');
  if (!action.when(desk)) return null;
  return (
    <button
      type="button"
      class="s-button s-button-small"
      aria-keyshortcuts={desk.preferences.singleKeys.value ? action.keys.join(' ') : undefined}
      onClick={() => void action.run(desk)}
    >
      <Icon of={plusIcon} />
      {desk.texts.action.newTicket}
    </button>
  );
}
