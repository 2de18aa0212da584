import { formatReference } from '@sinia/core';
import { alarmClockIcon, mergeIcon, octagonAlertIcon, type Icon as Shapes } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import type { ComponentChildren } from 'preact';
import type { Thread } from '../../port/desk-port.ts';
import { restore, wake } from '../../state/put-away.ts';
import { takeMergeBack } from '../../state/take-merge-back.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Why the ticket is in no working view, and the way back. */
export function ShelfNotice() {
  const desk = useDesk();
  const { texts, mayWrite } = desk;
  const thread = desk.ticket.thread.value;
  if (!thread) return null;
  const { ticket } = thread;
  const way = (label: string, run: () => unknown) =>
    mayWrite && (
      <button type="button" class="s-button s-button-small" onClick={() => void run()}>
        {label}
      </button>
    );
  switch (ticket.shelf) {
    case 'spam':
      return (
        <Notice icon={octagonAlertIcon} text={texts.spam.notice}>
          {way(texts.action.notSpam, () => restore(desk))}
          {ticket.requester.email &&
            way(texts.spam.block, () => {
              desk.overlay.value = 'block';
            })}
        </Notice>
      );
    case 'snoozed': {
      const when = formatWhen(desk.words.value.locale, ticket.snoozedUntil ?? '', desk.now());
      return (
        <Notice icon={alarmClockIcon} text={texts.snooze.until(when)}>
          {way(texts.action.wake, () => wake(desk))}
        </Notice>
      );
    }
    case 'merged':
      return <Merged thread={thread}>{way(texts.merge.undo, () => takeMergeBack(desk, thread))}</Merged>;
    case null:
      return null;
  }
}

function Merged({ thread, children }: { thread: Thread; children: ComponentChildren }) {
  const desk = useDesk();
  const { merge } = desk.texts;
  const into = thread.ticket.mergedIntoTicketId;
  const last = thread.events.findLast(
    (event) => event.type === 'ticket.merged' && event.detail.intoReference,
  );
  const reference = formatReference(String(last?.detail.intoReference ?? ''));
  return (
    <Notice icon={mergeIcon} text={merge.into(reference)}>
      {into && (
        <button
          type="button"
          class="s-button s-button-small s-button-strong"
          onClick={() => void desk.openTicket(into)}
        >
          {merge.openInto}
        </button>
      )}
      {children}
    </Notice>
  );
}

interface NoticeProps {
  readonly icon: Shapes;
  readonly text: string;
  readonly children: ComponentChildren;
}

function Notice({ icon, text, children }: NoticeProps) {
  return (
    <div class="shelf-notice">
      <Icon of={icon} />
      <p>{text}</p>
      <span class="shelf-ways">{children}</span>
    </div>
  );
}
