import { wifiOffIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { ListBody } from './list-body.tsx';
import { SearchField } from './search-field.tsx';

/** The tickets of a view, newest first. */
export function ListPane() {
  const { list, live, texts } = useDesk();
  const title = list.query.value ? texts.list.searchResults(list.query.value) : texts.views[list.view.value];
  return (
    <section class="list-pane" aria-label={texts.list.label}>
      <header class="list-head">
        <h1 class="list-title s-truncate">{title}</h1>
        <SearchField />
      </header>
      {live.value === 'lost' && (
        <p class="offline" role="status">
          <Icon of={wifiOffIcon} />
          {texts.live.offline}
        </p>
      )}
      <ListBody />
    </section>
  );
}
