import { formatReference } from '@sinia/core';
import {
  atSignIcon,
  bellIcon,
  clockIcon,
  inboxIcon,
  replyIcon,
  type Icon as Shapes,
  settingsIcon,
  userCheckIcon,
} from '@sinia/design/icons';
import { formatDateTime, formatWhen } from '@sinia/i18n';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { Alert } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';

const ICONS: Readonly<Record<Alert['kind'], Shapes>> = {
  new: inboxIcon,
  assigned: userCheckIcon,
  mentioned: atSignIcon,
  customer_replied: replyIcon,
  due: clockIcon,
};

/** The newest things that one was told; what is unread stands out, and a click leads there. */
export function AlertsDialog() {
  const desk = useDesk();
  const { alerts: texts } = desk.texts;
  const [all, setAll] = useState<readonly Alert[] | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const load = () => {
    setProblem(null);
    desk.port.alerts().then(setAll, (thrown: unknown) => setProblem(toDeskError(thrown)));
  };
  // Read again when something comes or is read in another tab.
  const unread = desk.alerts.unread.value;
  useEffect(load, [unread]);
  const close = () => {
    desk.overlay.value = 'none';
  };
  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={close}>
      {problem && <FailureNote what={texts.failed} problem={problem} retry={load} />}
      {!all && !problem && <Waiting />}
      {all?.length === 0 && <NothingYet />}
      {all && all.length > 0 && (
        <ul class="alert-list">
          {all.map((alert) => (
            <li key={alert.id}>
              <AlertRow alert={alert} />
            </li>
          ))}
        </ul>
      )}
      <p class="settings-end">
        <button
          type="button"
          class="s-button s-button-small"
          onClick={() => desk.showSettings('preferences')}
        >
          <Icon of={settingsIcon} />
          {texts.settings}
        </button>
        {unread.length > 0 && (
          <button type="button" class="s-button s-button-small" onClick={() => void desk.alerts.markRead()}>
            {texts.markAll}
          </button>
        )}
      </p>
    </Dialog>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  const desk = useDesk();
  const { alerts: texts } = desk.texts;
  const { locale } = desk.words.value;
  const open = () => {
    desk.overlay.value = 'none';
    void desk.alerts.markRead({ id: alert.id });
    void desk.openTicket(alert.ticketId);
  };
  return (
    <button type="button" class="alert-row" data-unread={!alert.read || undefined} onClick={open}>
      <Icon of={ICONS[alert.kind]} />
      <span class="alert-what">
        <span class="alert-kind">
          {texts.happened[alert.kind]}
          {!alert.read && <span class="s-hidden">. {texts.mark}</span>}
        </span>
        <bdi class="alert-subject s-truncate">{alert.subject}</bdi>
        <span class="alert-facts s-muted">
          <span class="s-numbers">{formatReference(alert.reference)}</span>
          {alert.by && <bdi class="s-truncate">{alert.by}</bdi>}
          <time class="s-numbers" dateTime={alert.at} title={formatDateTime(locale, alert.at)}>
            {formatWhen(locale, alert.at, desk.now())}
          </time>
        </span>
      </span>
      {!alert.read && <span class="s-dot" aria-hidden="true" />}
    </button>
  );
}

function NothingYet() {
  const { alerts } = useDesk().texts;
  return (
    <div class="s-empty">
      <Icon of={bellIcon} />
      <p class="empty-title">{alerts.none}</p>
      <p>{alerts.noneHint}</p>
    </div>
  );
}
