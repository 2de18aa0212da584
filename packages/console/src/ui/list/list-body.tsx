import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Late } from '../parts/late.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListEnd } from './list-end.tsx';
import { moveInList } from './move-in-list.ts';
import { TicketRow } from './ticket-row.tsx';

const NEAR_END_PX = 400;
const SKELETON_ROWS = 8;

/** The rows of the list, or why there are none. One row is in the order of Tab; arrows go from row to row. */
export function ListBody() {
  const desk = useDesk();
  const { list, texts } = desk;
  const box = useRef<HTMLDivElement>(null);
  const rows = list.rows.value;
  const { target, turn } = desk.focus.value;
  const cursor = list.cursorId.value;
  const tabStop = rows.find((row) => row.id === cursor)?.id ?? rows[0]?.id;
  useLayoutEffect(() => {
    if (target !== 'row' || turn === 0 || !tabStop) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${tabStop}"]`)?.focus();
  }, [target, turn, cursor]);

  if (list.state.value === 'failed') {
    return (
      <FailureNote
        what={texts.pane.listFailed}
        problem={list.problem.value}
        retry={() => void list.show(list.view.value, list.query.value)}
      />
    );
  }
  if (list.state.value === 'loading') return <Skeletons />;
  if (rows.length === 0) return <EmptyList />;
  const onScroll = (event: Event) => {
    const { scrollHeight, scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    if (!list.moreFailed.value && scrollHeight - scrollTop - clientHeight < NEAR_END_PX) void list.more();
  };
  return (
    <div class="list-scroll" ref={box} onScroll={onScroll}>
      <ul class="rows" onKeyDown={(event) => moveInList(desk, event)}>
        {rows.map((row, index) => (
          <TicketRow
            key={row.id}
            row={row}
            tabStop={row.id === tabStop}
            at={index + 1}
            of={list.hasMore.value ? -1 : rows.length}
          />
        ))}
      </ul>
      <ListEnd />
    </div>
  );
}

function Skeletons() {
  return (
    <Late>
      <div class="rows" aria-hidden="true">
        {Array.from({ length: SKELETON_ROWS }, (_, index) => (
          <div key={index} class="row row-skeleton">
            <span class="s-skeleton" />
            <span class="s-skeleton" />
          </div>
        ))}
      </div>
    </Late>
  );
}
