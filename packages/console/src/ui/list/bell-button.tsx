import { bellIcon } from '@sinia/design/icons';
import { actionOf } from '../../actions/registry.ts';
import { countLabel } from '../../format/count-label.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** What one is told, with how much of it is unread. */
export function BellButton() {
  const desk = useDesk();
  const { alerts } = desk.texts;
  const count = desk.alerts.unread.value.length;
  return (
    <button
      type="button"
      class="navigation-item bell"
      data-unread={count > 0 || undefined}
      title={count > 0 ? `${alerts.title}: ${alerts.unread(count)}` : alerts.title}
      aria-keyshortcuts={desk.preferences.singleKeys.value ? actionOf('alerts').keys.join(' ') : undefined}
      onClick={() => void actionOf('alerts').run(desk)}
    >
      <Icon of={bellIcon} />
      <span class="navigation-label">{alerts.title}</span>
      {count > 0 && (
        <>
          <span class="bell-count s-numbers" aria-hidden="true">
            {countLabel(count)}
          </span>
          <span class="s-hidden">{alerts.unread(count)}</span>
        </>
      )}
    </button>
  );
}
