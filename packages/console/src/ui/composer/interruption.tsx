import { bellIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** The customer wrote while one was answering: read first. */
export function Interruption() {
  const desk = useDesk();
  if (!desk.interrupted.value) return null;
  return (
    <p class="interruption" role="status">
      <Icon of={bellIcon} />
      {desk.texts.composer.newWhileTyping}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          desk.interrupted.value = false;
          desk.askFocus('thread');
        }}
      >
        {desk.texts.composer.readIt}
      </button>
    </p>
  );
}
