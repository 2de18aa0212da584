import { ATTENDING_HEARTBEAT_MS } from '@sinia/core/chat';
import { messageCircleIcon } from '@sinia/design/icons';
import { formatDuration } from '@sinia/i18n';
import { useEffect } from 'preact/hooks';
import { useSeconds } from '../calls/use-seconds.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useChats, withChats } from './chats-context.ts';

/** Whether one answers chats, and who waits for an answer, the longest first. */
export const ChatButton = withChats(() => {
  const desk = useDesk();
  const { texts } = useChats();
  const shown = desk.chats.value;
  const attending = shown?.attending ?? false;
  useHeartbeat(attending);
  if (!shown) return null;
  const attend = () => {
    desk.port.attendChats(!attending).catch(() => desk.toasts.warn(texts.failed));
  };
  return (
    <div class="chats">
      <WaitingChats />
      <button
        type="button"
        class="navigation-item"
        aria-pressed={attending}
        title={shown.state === 'closed' ? texts.closed : attending ? texts.leave : texts.attend}
        onClick={attend}
      >
        <Icon of={messageCircleIcon} />
        <span class="navigation-label">{attending ? texts.available : texts.away}</span>
        <span class="s-hidden">{texts.title}</span>
      </button>
    </div>
  );
});

function WaitingChats() {
  const desk = useDesk();
  const { texts } = useChats();
  const now = useSeconds();
  const waiting = (desk.chats.value?.chats ?? [])
    .flatMap((chat) => (chat.waitingSince ? [{ ...chat, since: Date.parse(chat.waitingSince) }] : []))
    .sort((one, other) => one.since - other.since);
  return (
    <>
      <p class="s-hidden" role="status">
        {waiting.length > 0 && texts.waiting(waiting.length)}
      </p>
      <ul class="chat-waiting">
        {waiting.slice(0, 5).map(({ ticketId, name, subject, since }) => {
          const time = formatDuration((now - since) / 1_000);
          return (
            <li key={ticketId}>
              <button
                type="button"
                class="navigation-item"
                title={`${texts.waits(name ?? texts.anonymous, time)}: ${subject}`}
                onClick={() => void desk.openTicket(ticketId)}
              >
                <span class="navigation-label">{name ?? texts.anonymous}</span>
                <span class="s-numbers">{time}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** As long as this desk is open they are there. */
function useHeartbeat(attending: boolean): void {
  const desk = useDesk();
  useEffect(() => {
    if (!attending) return;
    const timer = setInterval(
      () => void desk.port.attendChats(true).catch(() => undefined),
      ATTENDING_HEARTBEAT_MS,
    );
    return () => clearInterval(timer);
  }, [attending]);
}
