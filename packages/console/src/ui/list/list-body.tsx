import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Late } from '../parts/late.tsx';
import { EmptyList } from './empty-list.tsx';
import { TicketRow } from './ticket-row.tsx';

const NEAR_END_PX = 400;
const SKELETON_ROWS = 8;

export function ListBody() {
  const desk = useDesk();
  const { list } = desk;
  const box = useRef<HTMLDivElement>(null);
  const rows = list.rows.value;
  const { target, turn } = desk.focus.value;
  const cursor = list.cursorId.value;
  useLayoutEffect(() => {
    if (target !== 'row' || turn === 0 || !cursor) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${cursor}"]`)?.focus();
  }, [target, turn, cursor]);

  if (list.state.value === 'failed') {
    return (
      <FailureNote
        problem={list.problem.value}
        retry={() => void list.show(list.view.value, list.query.value)}
      />
    );
  }
  if (list.state.value === 'loading') return <Skeletons />;
  if (rows.length === 0) return <EmptyList />;
  const onScroll = (event: Event) => {
    const { scrollHeight, scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) void list.more();
  };
  return (
    <div class="list-scroll" ref={box} onScroll={onScroll}>
      <ul class="rows">
        {rows.map((row) => (
          <TicketRow key={row.id} row={row} />
        ))}
      </ul>
      {list.hasMore.value && (
        <button
          type="button"
          class="s-button s-button-quiet s-button-small list-more"
          disabled={list.loadingMore.value}
          onClick={() => void list.more()}
        >
          {list.loadingMore.value ? desk.texts.list.loadingMore : desk.texts.list.more}
        </button>
      )}
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
