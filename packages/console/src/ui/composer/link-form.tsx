import { useEffect, useRef, useState } from 'preact/hooks';
import type { Editor } from '../../editor/create-editor.ts';
import { linkAt, removeLink, setLink, typedLink } from '../../editor/links.ts';
import { useDesk } from '../parts/desk-context.ts';

/** Where a link leads, asked in the place of the tools. */
export function LinkForm({ editor, close }: { editor: Editor; close: () => void }) {
  const { writing } = useDesk().texts;
  const present = linkAt(editor.view.state);
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const leave = () => {
    close();
    editor.view.focus();
  };
  const apply = (event: Event) => {
    event.preventDefault();
    const href = typedLink(field.current?.value ?? '');
    setWrong(!href);
    if (!href) return field.current?.focus();
    setLink(editor.view, href);
    leave();
  };
  return (
    <form
      class="writing-link"
      noValidate
      onSubmit={apply}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      <input
        ref={field}
        class="s-input"
        type="url"
        inputMode="url"
        autocomplete="off"
        aria-label={writing.linkAddress}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'writing-link-wrong' : undefined}
        placeholder="https://"
        defaultValue={present?.href}
        onInput={() => setWrong(false)}
      />
      <button type="submit" class="s-button s-button-small">
        {writing.linkSet}
      </button>
      {present && (
        <button
          type="button"
          class="s-button s-button-small s-button-quiet"
          onClick={() => {
            removeLink(editor.view);
            leave();
          }}
        >
          {writing.linkRemove}
        </button>
      )}
      <button type="button" class="s-button s-button-small s-button-quiet" onClick={leave}>
        {writing.cancel}
      </button>
      {wrong && (
        <p id="writing-link-wrong" class="writing-wrong" role="alert">
          {writing.linkWrong}
        </p>
      )}
    </form>
  );
}
