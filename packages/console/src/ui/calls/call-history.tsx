import { phoneIcon } from '@sinia/design/icons';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageEnd } from '../parts/page-end.tsx';
import { usePages } from '../parts/use-pages.ts';
import { Waiting } from '../parts/waiting.tsx';
import { CallTable } from './call-table.tsx';
import { useCalls } from './calls-context.ts';
import { HistoryFilters } from './history-filters.tsx';

/** What was telephoned, chosen by day, outcome, person and number. */
export function CallHistory() {
  const { texts, port, filters, turn } = useCalls();
  const words = texts.history;
  const chosen = filters.value;
  const pages = usePages((cursor) => port.history(chosen, cursor), [chosen, turn.value]);
  const { items, problem, retry } = pages;
  const filtered = Object.keys(chosen).length > 0;
  return (
    <section class="history" aria-label={texts.views.history}>
      <HistoryFilters />
      {items && items.length > 0 && <CallTable calls={items} />}
      {items?.length === 0 && !problem && (
        <div class="s-empty">
          <Icon of={phoneIcon} />
          <p class="empty-title">{filtered ? words.none : words.noneYet}</p>
          <p>{filtered ? words.noneHint : words.noneYetHint}</p>
        </div>
      )}
      {!items && (problem ? <FailureNote problem={problem} retry={retry} /> : <Waiting />)}
      {items && <PageEnd of={pages} />}
    </section>
  );
}
