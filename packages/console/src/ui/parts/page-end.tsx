import { useDesk } from './desk-context.ts';
import { FailureNote } from './failure-note.tsx';
import type { Pages } from './use-pages.ts';

/** Below a long list: how to see more of it, or why the rest did not come. */
export function PageEnd({ of: { problem, retry, more } }: { of: Pages<unknown> }) {
  const { texts } = useDesk();
  if (problem) return <FailureNote problem={problem} retry={retry} />;
  if (!more) return null;
  return (
    <button type="button" class="link-button s-small page-more" onClick={more}>
      {texts.list.more}
    </button>
  );
}
