import type { RefObject } from 'preact';
import { choicesOf, names, OPERATORS, openTerm } from '../../format/parse-search.ts';
import { useDesk } from '../parts/desk-context.ts';

interface Props {
  readonly typed: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onType: (text: string) => void;
}

const MOST = 8;

/** What can be written after a colon: the operators first, then the values of the one that is being written. */
export function SearchHints({ typed, field, onType }: Props) {
  const desk = useDesk();
  const { search } = desk.texts;
  const world = { texts: desk.texts, staff: desk.staff.value, me: desk.me };
  const open = openTerm(typed, desk.texts);
  const offers = open
    ? choicesOf(open.operator, world)
        .filter((choice) => names(choice, open.typed))
        .slice(0, MOST)
        .map(({ label }) => ({ label, text: `${ending(typed, open.typed)}${quoted(label)} ` }))
    : OPERATORS.map((one) => {
        const label = search.operators[one];
        return { label: `${label}:`, text: `${typed.trim()} ${label.toLowerCase()}:`.trimStart() };
      });
  // Below words the results are what one looks at.
  if (offers.length === 0 || (!open && typed.trim() !== '')) return null;
  return (
    <fieldset class="search-hints" aria-label={search.hint}>
      <span class="s-tiny s-muted">{open ? search.operators[open.operator] : search.hint}</span>
      {offers.map(({ label, text }) => (
        <button
          key={label}
          type="button"
          class="search-hint"
          // The field keeps the focus, so that one goes on writing.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            onType(text);
            field.current?.focus();
          }}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

const ending = (text: string, typed: string) => text.slice(0, text.length - typed.length).replace(/"$/, '');

const quoted = (label: string) =>
  /[\s"]/.test(label) ? `"${label.replaceAll('"', '')}"` : label.toLowerCase();
