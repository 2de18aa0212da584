import type { TicketSummary } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';

/** Chooses a row; with Shift, all between the last one and this. `x` does the same for the row of the cursor. */
export function RowBox({ row }: { row: TicketSummary }) {
  const desk = useDesk();
  const { selection, list, texts } = desk;
  const onClick = (event: MouseEvent) => {
    const order = list.rows.value.map((one) => one.id);
    if (event.shiftKey) selection.reach(row.id, order);
    else selection.toggle(row.id);
  };
  return (
    <label class="row-box">
      <input
        type="checkbox"
        tabIndex={-1}
        checked={selection.has(row.id)}
        aria-label={texts.many.pick(row.subject.slice(0, 80))}
        onClick={onClick}
      />
    </label>
  );
}
