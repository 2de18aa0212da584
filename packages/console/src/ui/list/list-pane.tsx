import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { lazyPart } from '../parts/lazy-part.tsx';
import { ChooseButton } from '../selection/choose-button.tsx';
import { ListBody } from './list-body.tsx';
import { NewTicketButton } from './new-ticket-button.tsx';
import { SearchField } from './search-field.tsx';

const SelectionBar = lazyPart(async () => (await import('../selection/selection-bar.tsx')).SelectionBar);

/** The tickets of a view, newest first. */
export function ListPane() {
  const { list, selection, texts } = useDesk();
  const title = list.query.value ? texts.list.searchResults(list.query.value) : texts.views[list.view.value];
  return (
    <section class="list-pane" aria-label={texts.list.label}>
      <header class="list-head">
        <div class="list-top">
          <h1 class="list-title s-truncate">{title}</h1>
          <ChooseButton />
          <NewTicketButton />
        </div>
        <SearchField />
      </header>
      <p class="s-hidden" role="status">
        {list.query.value && list.state.value === 'ready' ? texts.list.loaded(list.rows.value.length) : ''}
      </p>
      {list.view.value === 'spam' && list.query.value === '' && <SendersLink />}
      <ListBody />
      {(selection.size.value > 0 || selection.progress.value) && <SelectionBar />}
    </section>
  );
}

/** Whose mail comes here by itself. */
function SendersLink() {
  const desk = useDesk();
  const action = actionOf('blockedSenders');
  if (!action.when(desk)) return null;
  return (
    <p class="senders-link">
      <button type="button" class="link-button" onClick={() => void action.run(desk)}>
        {desk.texts.action.blockedSenders}
      </button>
    </p>
  );
}
