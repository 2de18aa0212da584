import type { Message } from '@sinia/contracts';
import { forwardIcon, userCheckIcon } from '@sinia/design/icons';
import { toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { startForward } from '../../state/start-forward.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Sends one message on. */
export function ForwardButton({ messageId }: { messageId: string }) {
  const desk = useDesk();
  if (!desk.mayWrite) return null;
  const label = desk.texts.forward.start;
  return (
    <button
      type="button"
      class="message-split"
      aria-label={label}
      title={label}
      onClick={() => startForward(desk, messageId)}
    >
      <Icon of={forwardIcon} />
    </button>
  );
}

/** A person who is no part of the conversation wrote: from now on they may be. */
export function ApproveSender({ message }: { message: Message }) {
  const desk = useDesk();
  const { texts } = desk;
  if (!desk.mayWrite || message.trust !== 'new_person' || !message.author.address) return null;
  const approve = async () => {
    try {
      await desk.port.approveSender(message.ticketId, message.id);
      desk.toasts.say(texts.recipients.approved(message.author.address ?? ''));
    } catch (thrown) {
      desk.toasts.warn(explain(texts, texts.recipients.approveFailed, toDeskError(thrown)));
    }
  };
  return (
    <p>
      <button type="button" class="link-button" onClick={() => void approve()}>
        <Icon of={userCheckIcon} />
        {texts.recipients.approve}
      </button>
    </p>
  );
}
