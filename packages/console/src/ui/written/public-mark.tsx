import type { Message } from '@sinia/contracts';
import { globeIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { aboutPublic, usePublic } from './public-context.ts';
import { wordsOf } from './written-context.ts';

export interface PublicMarkProps {
  readonly message: Message;
  readonly place: NonNullable<Message['place']>;
}

/** That everybody reads a message, where, and whether it is hidden; an agent hides what somebody wrote, or shows it again. */
export const PublicMark = aboutPublic<PublicMarkProps>(function PublicMark({ message, place }) {
  const desk = useDesk();
  const { texts } = usePublic();
  const theirs = message.author.kind === 'customer';
  return (
    <p class="public-mark">
      <Icon of={globeIcon} />
      <span>{place.hidden ? texts.hidden : theirs ? texts.mark : texts.ours}</span>
      {place.url && (
        <a href={place.url} target="_blank" rel="noreferrer noopener">
          {texts.open}
        </a>
      )}
      {theirs && desk.mayWrite && !message.erasedAt && <HideButton message={message} hidden={place.hidden} />}
    </p>
  );
});

function HideButton({ message, hidden }: { message: Message; hidden: boolean }) {
  const desk = useDesk();
  const about = usePublic();
  const { texts, port, act } = about;
  const [working, setWorking] = useState(false);
  // X hides nothing for us.
  if (message.channel === 'x') return null;
  const turn = async () => {
    setWorking(true);
    const code = await act(port.hideComment(message.ticketId, message.id, !hidden));
    setWorking(false);
    if (code === null) desk.toasts.say(hidden ? texts.nowShown : texts.nowHidden);
    else if (code) desk.toasts.warn(desk.texts.failure.whatHappened(texts.failed, wordsOf(about, code)));
    await desk.ticket.refresh();
  };
  return (
    <button type="button" class="link-button" disabled={working} onClick={() => void turn()}>
      {hidden ? texts.show : texts.hide}
    </button>
  );
}
