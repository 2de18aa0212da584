import type { TimelineEntry } from '@sinia/contracts';
import { clockIcon, stickyNoteIcon, userIcon } from '@sinia/design/icons';
import { formatDateTime, formatWhen } from '@sinia/i18n';
import { ChannelIcon } from '../parts/channel-icon.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';
import { whatPassed } from './what-passed.ts';

/** One thing that passed: who, when, what, and on which ticket. */
export function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { locale } = desk.words.value;
  const what = whatPassed(entry, texts, desk);
  if (what === '' && !entry.text) return null;
  const { ticket, actor, at } = entry;
  return (
    <li class="timeline-line" data-kind={entry.kind} data-visibility={entry.visibility}>
      <span class="timeline-mark">
        <Mark entry={entry} />
      </span>
      <div class="timeline-what">
        <p class="timeline-head s-small">
          {actor.name && actor.kind !== 'system' && <bdi class="timeline-who">{actor.name}</bdi>}
          {what && <span>{what}</span>}
          <time class="s-muted s-numbers" dateTime={at} title={formatDateTime(locale, at)}>
            {formatWhen(locale, at, desk.now())}
          </time>
        </p>
        {entry.text && (
          <p class="timeline-text" dir="auto">
            {entry.text}
          </p>
        )}
        {ticket && (
          <button type="button" class="link-button s-tiny" onClick={() => void desk.openTicket(ticket.id)}>
            <bdi>{ticket.subject}</bdi>
          </button>
        )}
      </div>
    </li>
  );
}

function Mark({ entry }: { entry: TimelineEntry }) {
  const words = entry.kind === 'message' || entry.kind === 'call';
  if (words && entry.visibility !== 'internal' && entry.channel)
    return <ChannelIcon channel={entry.channel} />;
  if (entry.kind === 'note' || entry.visibility === 'internal') return <Icon of={stickyNoteIcon} />;
  return <Icon of={entry.kind === 'contact' ? userIcon : clockIcon} />;
}
