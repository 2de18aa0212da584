import type { FocusTarget } from '../../state/desk.ts';
import { useDesk } from './desk-context.ts';

/** Past what one has seen already: straight to the list, the conversation or the field to write in. */
export function SkipLinks() {
  const desk = useDesk();
  const { pane } = desk.texts;
  const to = (target: FocusTarget, words: string) => (
    <button type="button" class="s-button s-button-strong skip-link" onClick={() => desk.askFocus(target)}>
      {words}
    </button>
  );
  return (
    <div class="skip-links">
      {desk.list.rows.value.length > 0 && to('row', pane.toList)}
      {desk.ticket.thread.value && to('thread', pane.toThread)}
      {desk.ticket.thread.value && desk.mayWrite && to('composer', pane.toComposer)}
    </div>
  );
}
