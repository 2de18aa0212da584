import { searchIcon, xIcon } from '@sinia/design/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { moveInHints } from './move-in-hints.ts';
import { SearchHints } from './search-hints.tsx';
import { Understood } from './understood.tsx';

const QUIET_MS = 200;
const SHORTEST = 2;
/** Characters, as the server takes them. */
const LONGEST = 200;

/** Searches as one types; `/` comes here, arrows go to the proposals, Enter to what was found, Escape clears. */
export function SearchField() {
  const desk = useDesk();
  const { texts } = desk;
  const input = useRef<HTMLInputElement>(null);
  const query = desk.list.query.value;
  const [typed, setTyped] = useState(query);
  const [inside, setInside] = useState(false);
  useFocusRequest('search', input);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => {
    const words = typed.trim();
    if (words === query || words.length === 1) return;
    const timer = setTimeout(() => desk.search(words.length < SHORTEST ? '' : words), QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed, query, desk]);

  const clear = () => {
    setTyped('');
    desk.search('');
    input.current?.focus();
  };
  const toResults = async () => {
    const words = typed.trim();
    await desk.search(words.length < SHORTEST ? '' : words);
    if (desk.list.state.value === 'loading') await desk.list.refresh();
    const { query: asked, rows } = desk.list;
    if (asked.value === words && rows.value.length > 0) desk.askFocus('row');
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (moveInHints(event.currentTarget, event)) return;
    const inField = event.composedPath()[0] === input.current;
    if (event.key === 'Escape' && typed !== '') clear();
    else if (inField && (event.key === 'Enter' || event.key === 'ArrowDown')) void toResults();
    else return;
    event.preventDefault();
  };
  return (
    <search
      class="search"
      onFocusIn={() => setInside(true)}
      onFocusOut={(event) => setInside(event.currentTarget.contains(event.relatedTarget as Node | null))}
      onKeyDown={onKeyDown}
    >
      <div class="search-line">
        <Icon of={searchIcon} />
        <input
          ref={input}
          class="s-input search-input"
          type="search"
          maxLength={LONGEST}
          value={typed}
          placeholder={texts.list.searchPlaceholder}
          aria-label={texts.list.search}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {typed === '' ? (
          desk.preferences.singleKeys.value && <Keys keys="/" />
        ) : (
          <button type="button" class="search-clear" aria-label={texts.list.clearSearch} onClick={clear}>
            <Icon of={xIcon} />
          </button>
        )}
      </div>
      {inside && <SearchHints typed={typed} field={input} onType={setTyped} />}
      {!inside && <Understood />}
    </search>
  );
}
