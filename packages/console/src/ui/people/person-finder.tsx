import { plusIcon, searchIcon } from '@sinia/design/icons';
import type { ComponentChildren, RefObject } from 'preact';
import { ComboList } from '../parts/combo-list.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { AquacisNote } from './aquacis-note.tsx';
import { FoundBody } from './found-body.tsx';
import { usePeople } from './people-context.ts';
import type { Found, PersonSearch } from './person-search.ts';

interface Props {
  readonly search: PersonSearch;
  readonly onPick: (found: Found) => void;
  readonly onCreate?: (() => void) | undefined;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly first?: boolean;
  readonly shownId?: string | null;
}

/** One field that finds a person by whatever one knows of them, here and in Aquacis. */
export function PersonFinder({ search, onPick, onCreate, field, first, shownId = null }: Props) {
  const { find } = usePeople().texts;
  const found = search.found.value;
  const options = found.map((one) => ({
    id: one.id,
    class: 'found',
    part: one.person ? find.here : find.aquacis,
    body: <FoundBody found={one} />,
    run: () => onPick(one),
  }));
  return (
    <div class="finder">
      <ComboList
        label={find.field}
        typed={search.typed.value}
        onType={(typed) => search.type(typed)}
        options={options}
        shownId={shownId}
        {...(field && { field })}
        {...(first && { first })}
      />
      <p class="s-hidden" role="status">
        {said(search, find)}
      </p>
      {search.problem.value && (
        <FailureNote what={find.failed} problem={search.problem.value} retry={() => void search.run()} />
      )}
      {search.searching.value && <p class="s-small s-muted finder-busy">{find.searching}</p>}
      {found.length === 0 && !search.problem.value && <Nothing search={search} />}
      {search.news.value?.truncated && <p class="s-small s-muted">{find.truncated}</p>}
      {search.news.value && <AquacisNote news={search.news.value} />}
      {onCreate && (
        <button type="button" class="s-button s-button-small finder-create" onClick={onCreate}>
          <Icon of={plusIcon} />
          {find.create}
        </button>
      )}
    </div>
  );
}

function said(search: PersonSearch, find: ReturnType<typeof usePeople>['texts']['find']): string {
  if (search.answered.value === '') return '';
  if (search.searching.value) return find.searching;
  const count = search.found.value.length;
  return count === 0 ? find.none : find.found(count);
}

/** Nobody yet, or nobody at all: what to do next. */
function Nothing({ search }: { search: PersonSearch }): ComponentChildren {
  const { find } = usePeople().texts;
  if (search.searching.value) return null;
  const none = search.answered.value !== '';
  return (
    <div class="s-empty finder-nothing">
      <Icon of={searchIcon} />
      {none && <p class="empty-title">{find.none}</p>}
      <p>{none ? find.noneHint : find.hint}</p>
    </div>
  );
}
