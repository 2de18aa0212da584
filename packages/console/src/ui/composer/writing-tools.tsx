import { linkIcon, listIcon, listOrderedIcon, type Icon as Shapes, textQuoteIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import { isApple, keyNames } from '../../actions/key-names.ts';
import { actionOf } from '../../actions/registry.ts';
import type { Editor } from '../../editor/create-editor.ts';
import type { Format } from '../../editor/formats.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

const TOOLS: readonly { readonly id: Format | 'link'; readonly icon?: Shapes }[] = [
  { id: 'bold' },
  { id: 'italic' },
  { id: 'link', icon: linkIcon },
  { id: 'bulletList', icon: listIcon },
  { id: 'orderedList', icon: listOrderedIcon },
  { id: 'quote', icon: textQuoteIcon },
];

/** The tools of the text: one tab stop, arrows move among them (WAI-ARIA toolbar). */
export function WritingTools({ editor, link }: { editor: Editor; link: () => void }) {
  const { texts } = useDesk();
  const [at, setAt] = useState(0);
  const active = editor.active.value;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + TOOLS.length) % TOOLS.length;
    setAt(next);
    const tools = (event.currentTarget as HTMLElement).querySelectorAll('button');
    tools[next]?.focus();
  };
  return (
    <div
      class="writing-tools"
      role="toolbar"
      aria-label={texts.writing.tools}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {TOOLS.map(({ id, icon }, index) => {
        const keys = keyNames(actionOf(id).keys[0] ?? '', isApple()).join(' ');
        return (
          <button
            key={id}
            type="button"
            class="writing-tool"
            data-tool={id}
            tabIndex={index === at ? 0 : -1}
            aria-label={texts.action[id]}
            aria-pressed={active.has(id)}
            title={`${texts.action[id]} (${keys})`}
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => setAt(index)}
            onClick={() => {
              if (id === 'link') return link();
              editor.apply(id);
              editor.view.focus();
            }}
          >
            {icon ? <Icon of={icon} /> : <span aria-hidden="true">{texts.writing.letter[id as 'bold']}</span>}
          </button>
        );
      })}
    </div>
  );
}
