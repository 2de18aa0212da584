import { FailureNote } from '../parts/failure-note.tsx';
import { usePeople } from './people-context.ts';
import type { Pages } from './use-pages.ts';

/** Below a long list: how to see more of it, or why the rest did not come. */
export function PageEnd({ of: { problem, retry, more } }: { of: Pages<unknown> }) {
  const { texts } = usePeople();
  if (problem) return <FailureNote problem={problem} retry={retry} />;
  if (!more) return null;
  return (
    <button type="button" class="link-button s-small page-more" onClick={more}>
      {texts.more}
    </button>
  );
}
