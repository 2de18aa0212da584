import { arrowLeftIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Back to the list, where there is room for one pane only. */
export function BackButton() {
  const desk = useDesk();
  return (
    <button
      type="button"
      class="s-button s-button-quiet s-button-icon thread-back"
      aria-label={desk.texts.thread.back}
      onClick={() => void desk.closeTicket()}
    >
      <Icon of={arrowLeftIcon} />
    </button>
  );
}
