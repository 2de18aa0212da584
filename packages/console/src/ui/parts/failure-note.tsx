import { refreshCwIcon, triangleAlertIcon } from '@sinia/design/icons';
import type { DeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

/** What could not be loaded, why, and the way to try again. */
export function FailureNote({ problem, retry }: { problem: DeskError | null; retry: () => void }) {
  const { texts } = useDesk();
  return (
    <div class="s-empty" role="alert">
      <Icon of={triangleAlertIcon} />
      <p>{problem ? explain(texts, texts.failure.load, problem) : texts.failure.load}</p>
      <button type="button" class="s-button s-button-small" onClick={retry}>
        <Icon of={refreshCwIcon} />
        {texts.failure.retry}
      </button>
    </div>
  );
}
