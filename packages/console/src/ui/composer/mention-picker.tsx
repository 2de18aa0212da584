import { fold } from '@sinia/core';
import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { initials } from '../../format/initials.ts';
import type { Named } from '../../port/desk-port.ts';
import { mentionBegun } from '../../state/mentions-in.ts';
import { useDesk } from '../parts/desk-context.ts';
import { retype, textBeforeCaret } from './caret-text.ts';

const MOST = 6;

/** Colleagues to call to the ticket, while an `@` is typed in a note: arrows choose, Enter or Tab takes, Escape leaves it. */
export function MentionPicker({ field }: { field: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const { composer } = desk.texts;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const people = desk.ticket.thread.value?.mentionable ?? [];
  const found = begun === null ? [] : suggestions(people, begun, desk.me.id);
  const chosen = Math.min(at, found.length - 1);
  const take = (person: Named | undefined) => {
    const element = field.current;
    if (element && person && begun !== null) retype(element, begun.length, `${person.name} `);
    setBegun(null);
  };
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  onKey.current = (event) => {
    if (found.length === 0 || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setAt((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(found[chosen]);
    else if (event.key === 'Escape') setBegun(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    // Heard before the field hears it: whatever field that is, its own Enter must not come first.
    const around = box.current?.parentElement;
    const look = () => {
      const before = field.current && textBeforeCaret(field.current);
      setBegun(before === null ? null : mentionBegun(before ?? ''));
      setAt(0);
    };
    const keys = (event: KeyboardEvent) => onKey.current(event);
    const leave = () => setBegun(null);
    // The editor may take the field's place in the middle of a name, and sets its caret once it has the focus.
    const come = () => setTimeout(look);
    if (around?.matches(':focus-within')) look();
    around?.addEventListener('input', look);
    around?.addEventListener('focusin', come);
    around?.addEventListener('keydown', keys, { capture: true });
    around?.addEventListener('focusout', leave);
    return () => {
      around?.removeEventListener('input', look);
      around?.removeEventListener('focusin', come);
      around?.removeEventListener('keydown', keys, { capture: true });
      around?.removeEventListener('focusout', leave);
    };
  }, [field]);
  useEffect(() => {
    const element = field.current;
    if (found.length > 0) element?.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    else element?.removeAttribute('aria-activedescendant');
  }, [chosen, found.length]);
  return (
    <div ref={box} class="mention-place">
      {found.length > 0 && (
        <div class="s-menu mention-list">
          <div role="listbox" aria-label={composer.mention}>
            {found.map((person, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard where one types
              <div
                key={person.id}
                id={`${id}-${index}`}
                role="option"
                class="s-menu-item"
                tabIndex={-1}
                aria-selected={index === chosen}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(person)}
              >
                <span class="s-avatar" aria-hidden="true">
                  {initials(person.name)}
                </span>
                {person.name}
              </div>
            ))}
          </div>
          <p class="s-help mention-help">{composer.mentionHint}</p>
        </div>
      )}
    </div>
  );
}

/** Whose name, or a part of it, begins so. */
function suggestions(people: readonly Named[], begun: string, me: string): Named[] {
  const wanted = fold(begun);
  const meant = ({ id, name }: Named) =>
    id !== me &&
    (fold(name).startsWith(wanted) ||
      fold(name)
        .split(' ')
        .some((part) => part.startsWith(wanted)));
  return people.filter(meant).slice(0, MOST);
}
