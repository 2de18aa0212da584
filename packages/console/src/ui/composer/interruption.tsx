import { bellIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** The customer wrote while one was answering: read first, or answer anyway. What was typed stays. */
export function Interruption() {
  const desk = useDesk();
  if (!desk.interrupted.value) return null;
  const { composer } = desk.texts;
  const goOn = (to: 'thread' | 'composer') => {
    desk.interrupted.value = false;
    if (to === 'thread') desk.newestAsked.value += 1;
    desk.askFocus(to);
  };
  return (
    <div class="interruption" role="status">
      <Icon of={bellIcon} />
      <span class="interruption-words">{composer.newWhileTyping}</span>
      <button type="button" class="link-button" onClick={() => goOn('thread')}>
        {composer.readIt}
      </button>
      <button type="button" class="link-button" onClick={() => goOn('composer')}>
        {composer.answerAnyway}
      </button>
    </div>
  );
}
