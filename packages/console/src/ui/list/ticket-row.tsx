import type { TicketSummary } from '@sinia/contracts';
import { alarmClockIcon, triangleAlertIcon } from '@sinia/design/icons';
import { formatDateTime, formatWhen } from '@sinia/i18n';
import { initials } from '../../format/initials.ts';
import { shortTime } from '../../format/short-time.ts';
import { ChannelIcon } from '../parts/channel-icon.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Marked } from '../parts/marked.tsx';
import { PresenceFaces } from '../parts/presence-faces.tsx';
import { PriorityBars, StatusGlyph } from '../parts/status.tsx';
import { RowBox } from '../selection/row-box.tsx';

interface Props {
  readonly row: TicketSummary;
  /** Whether Tab comes here; the other rows are a matter of arrows. */
  readonly tabStop: boolean;
  readonly at: number;
  /** How many rows there are; −1 where nobody knows yet. */
  readonly of: number;
}

/** A subject of twenty thousand characters costs no more than a line of them. */
const LONGEST = 300;

/** One ticket in two lines: who and when; what about and the last words. */
export function TicketRow({ row, tabStop, at, of }: Props) {
  const desk = useDesk();
  const { texts } = desk;
  const { locale } = desk.words.value;
  const unread = desk.marks.isUnread(row);
  const { at: when, preview } = row.lastMessage;
  const words = desk.list.query.value && desk.understand(desk.list.query.value).words;
  return (
    <li
      aria-posinset={at}
      aria-setsize={of}
      data-chosen={desk.selection.has(row.id) || undefined}
      data-boxed={desk.selection.size.value > 0 || desk.selection.choosing.value || undefined}
    >
      {desk.mayWrite && <RowBox row={row} />}
      <button
        type="button"
        class="row"
        tabIndex={tabStop ? 0 : -1}
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
          <bdi>
            <Marked text={row.requester.name ?? texts.list.anonymous} words={words} />
          </bdi>
          {unread && <span class="s-hidden">, {texts.list.unread}</span>}
        </span>
        <time class="row-when s-numbers" dateTime={when} title={formatDateTime(locale, when)}>
          {shortTime(locale, when, desk.now(), texts.time.yesterday)}
        </time>
        <span class="row-what s-truncate">
          <bdi class="row-subject">
            <Marked text={row.subject.slice(0, LONGEST)} words={words} />
          </bdi>
          <bdi class="row-preview">
            {' '}
            <Marked text={preview} words={words} />
          </bdi>
        </span>
        <span class="row-marks">
          {row.trouble && (
            <span class="row-trouble" title={texts.list.trouble[row.trouble]}>
              <Icon of={triangleAlertIcon} label={texts.list.trouble[row.trouble]} />
            </span>
          )}
          {row.isPublic && <span class="row-shelf">{texts.list.isPublic}</span>}
          {row.shelf && row.shelf !== desk.list.view.value && (
            <span class="row-shelf">{texts.shelf[row.shelf]}</span>
          )}
          {row.snoozedUntil && (
            <span class="row-shelf s-numbers">
              <Icon of={alarmClockIcon} label={texts.shelf.snoozed} />
              <time dateTime={row.snoozedUntil}>{formatWhen(locale, row.snoozedUntil, desk.now())}</time>
            </span>
          )}
          <ChannelIcon channel={row.channel} />
          {row.priority !== 'normal' && <PriorityBars priority={row.priority} />}
          <PresenceFaces ticketId={row.id} most={2} />
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
