import { alarmClockIcon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import { snoozeTimes, wallClock } from '../../format/snooze-times.ts';
import { snooze } from '../../state/put-away.ts';
import { FilterList } from '../overlays/filter-list.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';

const HOUR_MS = 3_600_000;

/** Until when: a few moments that one may want, or any other. */
export function SnoozeDialog() {
  const desk = useDesk();
  const { texts, words } = desk;
  const now = desk.now();
  const [typed, setTyped] = useState(() => wallClock(new Date(now.getTime() + 24 * HOUR_MS)));
  const close = () => {
    desk.overlay.value = 'none';
  };
  const until = (at: Date) => {
    close();
    void snooze(desk, at);
  };
  const entries = snoozeTimes(now).map(({ preset, at }) => ({
    id: preset,
    label: texts.snooze.at(
      texts.snooze.presets[preset],
      formatWhen(words.value.locale, at.toISOString(), now),
    ),
    icon: alarmClockIcon,
    run: () => until(at),
  }));
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const at = new Date(typed);
    if (Number.isNaN(at.getTime()) || at <= now) desk.toasts.warn(texts.failure.reasons.snooze_in_past);
    else until(at);
  };
  return (
    <Dialog title={texts.snooze.title} closeLabel={texts.help.close} onClose={close}>
      <FilterList entries={entries} placeholder={texts.snooze.filter} none={texts.snooze.none} />
      <form class="snooze-other" onSubmit={onSubmit}>
        <label class="s-field">
          <span class="s-label">{texts.snooze.other}</span>
          <input
            class="s-input"
            type="datetime-local"
            required
            value={typed}
            min={wallClock(now)}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="s-button">
          {texts.snooze.set}
        </button>
      </form>
    </Dialog>
  );
}
