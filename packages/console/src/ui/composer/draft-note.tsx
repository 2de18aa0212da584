import { useDesk } from '../parts/desk-context.ts';

/** Whether what one types is safe. */
export function DraftNote() {
  const { drafts, texts } = useDesk();
  const { composer } = texts;
  const words = {
    none: '',
    typing: '',
    saving: composer.draftSaving,
    saved: composer.draftSaved,
    failed: composer.draftFailed,
  }[drafts.state.value];
  return (
    <span class="draft-note" data-state={drafts.state.value} role="status">
      {words}
    </span>
  );
}
