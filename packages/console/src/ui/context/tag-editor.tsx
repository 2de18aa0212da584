import { xIcon } from '@sinia/design/icons';
import { useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';

interface Props {
  readonly tags: readonly string[];
  readonly onChange: (tags: string[]) => void;
}

const LONGEST = 40;

/** Tags: Enter or a comma adds what was typed, Backspace in the empty field takes the last one off. */
export function TagEditor({ tags, onChange }: Props) {
  const { texts, mayWrite } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  useFocusRequest('tags', input);
  const add = () => {
    const tag = input.current?.value.replace(/^#|,/g, '').trim().toLowerCase() ?? '';
    if (input.current) input.current.value = '';
    if (tag && !tags.includes(tag)) onChange([...tags, tag]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const empty = input.current?.value === '';
    if (event.key === 'Enter' || event.key === ',') add();
    else if (event.key === 'Backspace' && empty && tags.length > 0) onChange(tags.slice(0, -1));
    else return;
    event.preventDefault();
  };
  return (
    <div class="property property-tags">
      <span class="property-name">{texts.field.tags}</span>
      <div class="tags">
        {tags.map((tag) => (
          <span key={tag} class="s-badge tag">
            {tag}
            {mayWrite && (
              <button
                type="button"
                class="tag-remove"
                aria-label={texts.context.removeTag(tag)}
                onClick={() => {
                  onChange(tags.filter((one) => one !== tag));
                  input.current?.focus();
                }}
              >
                <Icon of={xIcon} />
              </button>
            )}
          </span>
        ))}
        {mayWrite && (
          <input
            ref={input}
            class="tag-input"
            maxLength={LONGEST}
            placeholder={texts.context.addTag}
            aria-label={texts.context.addTag}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        )}
      </div>
    </div>
  );
}
