import { ALERT_KINDS, ALERT_WAYS, type AlertKind, type AlertSettings, type AlertWay } from '@sinia/core';
import { bellIcon } from '@sinia/design/icons';
import { useEffect, useState } from 'preact/hooks';
import { chime } from '../../live/chime.ts';
import { notificationState } from '../../live/ring.ts';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { QuietHoursFields } from './quiet-hours-fields.tsx';

/** Each kind of alert by each way; saved at every click. The browser is asked only when somebody wants its notifications. */
export function AlertSettingsForm() {
  const desk = useDesk();
  const { choose } = desk.texts.alerts;
  const [settings, setSettings] = useState<AlertSettings | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [blocked, setBlocked] = useState(notificationState() === 'denied');
  const load = () => {
    setProblem(null);
    desk.port.alertSettings().then(setSettings, (thrown: unknown) => setProblem(toDeskError(thrown)));
  };
  useEffect(load, []);
  if (problem) return <FailureNote problem={problem} retry={load} />;
  if (!settings) return <Waiting />;

  const save = async (next: AlertSettings) => {
    setSettings(next);
    try {
      await desk.port.saveAlertSettings(next);
    } catch (thrown) {
      setSettings(settings);
      desk.toasts.warn(explain(desk.texts, choose.failed, toDeskError(thrown)));
    }
  };
  const permit = async () => {
    if (notificationState() === 'default') await Notification.requestPermission();
    setBlocked(notificationState() === 'denied');
  };
  const choice = (kind: AlertKind, way: AlertWay, on: boolean) => {
    if (on && way === 'browser') void permit();
    const others = settings.ways[kind].filter((one) => one !== way);
    void save({ ...settings, ways: { ...settings.ways, [kind]: on ? [...others, way] : others } });
  };
  return (
    <section class="alert-settings" aria-labelledby="alert-settings-title">
      <h3 class="s-label" id="alert-settings-title">
        {choose.title}
      </h3>
      <p class="s-help">{choose.help}</p>
      <Grid settings={settings} onChoose={choice} />
      <p class="s-help">{choose.mailHelp}</p>
      {blocked && <p class="s-notice s-notice-warning">{choose.blocked}</p>}
      {notificationState() === 'unknown' && <p class="s-help">{choose.elsewhere}</p>}
      <QuietHoursFields
        hours={settings.quietHours}
        onChange={(quietHours) => void save({ ...settings, quietHours })}
      />
      <button
        type="button"
        class="s-button s-button-small"
        onClick={() => void tryOut(desk.texts.alerts, permit)}
      >
        <Icon of={bellIcon} />
        {choose.test}
      </button>
    </section>
  );
}

async function tryOut(
  { title, choose }: { readonly title: string; readonly choose: { readonly testBody: string } },
  permit: () => Promise<void>,
): Promise<void> {
  void chime();
  await permit();
  if (notificationState() === 'granted')
    new Notification(title, { body: choose.testBody, tag: 'sinia test' });
}

interface GridProps {
  readonly settings: AlertSettings;
  readonly onChoose: (kind: AlertKind, way: AlertWay, on: boolean) => void;
}

function Grid({ settings, onChoose }: GridProps) {
  const { choose } = useDesk().texts.alerts;
  return (
    <table class="alert-grid">
      <thead>
        <tr>
          <td />
          {ALERT_WAYS.map((way) => (
            <th key={way} scope="col">
              {choose.ways[way]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ALERT_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{choose.kinds[kind]}</th>
            {ALERT_WAYS.map((way) => (
              <td key={way}>
                <label class="s-check alert-cell">
                  <input
                    type="checkbox"
                    aria-label={choose.cell(choose.kinds[kind], choose.ways[way])}
                    checked={settings.ways[kind].includes(way)}
                    onChange={(event) => onChoose(kind, way, event.currentTarget.checked)}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
