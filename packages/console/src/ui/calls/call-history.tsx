import { may } from '@sinia/core';
import { downloadIcon, phoneIcon, printerIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageEnd } from '../parts/page-end.tsx';
import { saveFile } from '../parts/save-file.ts';
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
      {items && items.length > 0 && (
        <>
          <HistoryTools />
          <CallTable calls={items} title={words.list} />
        </>
      )}
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

/** The list on paper, or as a file for whoever reads reports. */
function HistoryTools() {
  const desk = useDesk();
  const { texts, port, act, filters } = useCalls();
  const words = texts.history;
  const exportAs = async (format: 'csv' | 'xlsx') => {
    const file = await act(port.export(filters.value, format, desk.words.value.locale));
    if (!file) return;
    saveFile(file);
    desk.toasts.say(file.isCut ? words.exportCut(file.count) : words.exported(file.count));
  };
  return (
    <p class="call-tools">
      {may({ holder: desk.me.role }, 'report.read') &&
        (['csv', 'xlsx'] as const).map((format) => (
          <button
            key={format}
            type="button"
            class="s-button s-button-small"
            onClick={() => void exportAs(format)}
          >
            <Icon of={downloadIcon} />
            {words.export[format]}
          </button>
        ))}
      <button type="button" class="s-button s-button-small" onClick={() => globalThis.print()}>
        <Icon of={printerIcon} />
        {words.print}
      </button>
    </p>
  );
}
