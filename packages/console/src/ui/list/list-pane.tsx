import { useDesk } from '../parts/desk-context.ts';
import { ListBody } from './list-body.tsx';
import { NewTicketButton } from './new-ticket-button.tsx';
import { SearchField } from './search-field.tsx';

/** The tickets of a view, newest first. */
export function ListPane() {
  const { list, texts } = useDesk();
  const title = list.query.value ? texts.list.searchResults(list.query.value) : texts.views[list.view.value];
  return (
    <section class="list-pane" aria-label={texts.list.label}>
      <header class="list-head">
        <div class="list-top">
          <h1 class="list-title s-truncate">{title}</h1>
          <NewTicketButton />
        </div>
        <SearchField />
      </header>
      <p class="s-hidden" role="status">
        {list.query.value && list.state.value === 'ready' ? texts.list.loaded(list.rows.value.length) : ''}
      </p>
      <ListBody />
    </section>
  );
}
