import { wifiOffIcon } from '@sinia/design/icons';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

/** While the line is down: what still works, and that the rest goes on by itself. The place is there before the words. */
export function OfflineNote() {
  const { live, texts } = useDesk();
  return (
    <div role="status">
      {live.value === 'lost' && (
        <p class="offline">
          <Icon of={wifiOffIcon} />
          {texts.live.offline}
        </p>
      )}
    </div>
  );
}
