import type { TicketSummary } from '@sinia/contracts';
import { triangleAlertIcon } from '@sinia/design/icons';
import { formatDateTime } from '@sinia/i18n';
import { initials } from '../../format/initials.ts';
import { shortTime } from '../../format/short-time.ts';
import { ChannelIcon } from '../parts/channel-icon.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { PriorityBars, StatusGlyph } from '../parts/status.tsx';

/** One ticket in two lines: who and when; what about and the last words. */
export function TicketRow({ row }: { row: TicketSummary }) {
  const desk = useDesk();
  const { texts } = desk;
  const { locale } = desk.words.value;
  const unread = desk.marks.isUnread(row);
  const { at, preview } = row.lastMessage;
  return (
    <li>
      <button
        type="button"
        class="row"
        data-row={row.id}
        data-cursor={desk.list.cursorId.value === row.id || undefined}
        data-unread={unread || undefined}
        aria-current={desk.ticket.id.value === row.id ? 'true' : undefined}
        onClick={() => void desk.openTicket(row.id)}
      >
        <span class="row-status">
          <StatusGlyph status={row.status} />
        </span>
        <span class="row-who s-truncate">
          {row.requester.name ?? texts.list.anonymous}
          {unread && <span class="s-hidden">, {texts.list.unread}</span>}
        </span>
        <time class="row-when s-numbers" dateTime={at} title={formatDateTime(locale, at)}>
          {shortTime(locale, at, desk.now(), texts.time.yesterday)}
        </time>
        <span class="row-what s-truncate">
          <span class="row-subject">{row.subject}</span>
          <span class="row-preview"> {preview}</span>
        </span>
        <span class="row-marks">
          {row.trouble && (
            <span class="row-trouble" title={texts.list.trouble[row.trouble]}>
              <Icon of={triangleAlertIcon} label={texts.list.trouble[row.trouble]} />
            </span>
          )}
          <ChannelIcon channel={row.channel} />
          {row.priority !== 'normal' && <PriorityBars priority={row.priority} />}
          <Assignee row={row} />
        </span>
        {unread && <span class="s-dot row-unread" aria-hidden="true" />}
      </button>
    </li>
  );
}

function Assignee({ row }: { row: TicketSummary }) {
  const desk = useDesk();
  const name = desk.staff.value.agents.find((agent) => agent.id === row.assigneeId)?.name;
  if (!name || desk.list.view.value === 'mine') return null;
  return (
    <span class="row-assignee" title={desk.texts.list.assigned(name)}>
      <span aria-hidden="true">{initials(name)}</span>
      <span class="s-hidden">{desk.texts.list.assigned(name)}</span>
    </span>
  );
}
