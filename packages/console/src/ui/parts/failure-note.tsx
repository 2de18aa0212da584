import { refreshCwIcon, triangleAlertIcon } from '@sinia/design/icons';
import type { ComponentChildren } from 'preact';
import type { DeskError } from '../../port/desk-error.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

interface Props {
  /** What could not be loaded, as a sentence. */
  readonly what?: string | undefined;
  /** What was not lost. */
  readonly kept?: string | undefined;
  readonly problem: DeskError | null;
  readonly retry: () => void;
  /** Another way out, beside trying again. */
  readonly children?: ComponentChildren;
}

/** What could not be loaded and why, what is kept, and the way to try again. */
export function FailureNote({ what, kept, problem, retry, children }: Props) {
  const { texts } = useDesk();
  return (
    <div class="s-empty" role="alert">
      <Icon of={triangleAlertIcon} />
      <p class="empty-title">{what ?? texts.failure.load}</p>
      {problem && <p>{reasonOf(texts, problem)}</p>}
      {kept && <p>{kept}</p>}
      {problem?.code === 'unreachable' && <p>{texts.pane.resumes}</p>}
      <button type="button" class="s-button s-button-small" onClick={retry}>
        <Icon of={refreshCwIcon} />
        {texts.failure.retry}
      </button>
      {children}
    </div>
  );
}
