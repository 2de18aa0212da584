import { describeChange } from '../../format/describe-event.ts';
import { toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';

/** Two people saved at once: what the other changed, what one wanted, and the choice. */
export function ConflictNotice() {
  const desk = useDesk();
  const { texts, ticket, staff } = desk;
  const conflict = ticket.conflict.value;
  if (!conflict) return null;
  const theirs = Object.entries(conflict.theirs).flatMap(([field, change]) =>
    describeChange(texts, staff.value, field, change),
  );
  const mine = Object.entries(conflict.mine).flatMap(([field, after]) =>
    describeChange(texts, staff.value, field, { after }),
  );
  const apply = async () => {
    try {
      await ticket.applyMine();
    } catch (thrown) {
      desk.toasts.warn(explain(texts, texts.failure.change(mine.join(', ')), toDeskError(thrown)));
    }
  };
  return (
    <section class="s-notice s-notice-warning conflict" role="alert">
      <p class="conflict-title">{texts.conflict.title(conflict.by ?? texts.conflict.someone)}</p>
      <dl class="conflict-changes">
        {theirs.length > 0 && (
          <>
            <dt>{texts.conflict.theirs}</dt>
            <dd>{theirs.join(' · ')}</dd>
          </>
        )}
        <dt>{texts.conflict.yours}</dt>
        <dd>{mine.join(' · ')}</dd>
      </dl>
      <p class="s-small s-muted">{texts.conflict.draftKept}</p>
      <p class="conflict-choice">
        <button type="button" class="s-button s-button-small s-button-strong" onClick={() => void apply()}>
          {texts.conflict.apply}
        </button>
        <button
          type="button"
          class="s-button s-button-small"
          onClick={() => {
            ticket.conflict.value = null;
          }}
        >
          {texts.conflict.discard}
        </button>
      </p>
    </section>
  );
}
