import type { Icon as Shapes } from '@sinia/design/icons';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { Keys } from './keys.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: Shapes | undefined;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly buttonClass: string;
  readonly side?: 'above' | 'below';
  readonly disabled?: boolean;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
}

/** A button with a menu (WAI-ARIA menu button): arrows move, Escape closes and gives the focus back. */
export function Menu({ label, buttonClass, side = 'below', disabled, items, children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onPress = (event: Event) => {
      if (box.current && !event.composedPath().includes(box.current)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open]);

  const close = () => {
    setOpen(false);
    box.current?.querySelector<HTMLElement>('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(box.current, event);
    else if (event.key === 'Tab') return setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the menu within
    <span class="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={buttonClass}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        disabled={disabled ?? false}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div class={`s-menu menu-list menu-${side}`} role="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class="s-menu-item"
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.icon && <Icon of={item.icon} />}
              <span>{item.label}</span>
              {item.keys && <Keys keys={item.keys} />}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}

function moveFocus(box: HTMLElement | null, event: KeyboardEvent): void {
  const items = [...(box?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = items.indexOf(event.composedPath()[0] as HTMLElement);
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1 + items.length;
  items[next % items.length]?.focus();
}
