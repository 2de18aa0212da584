import { xIcon } from '@sinia/design/icons';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ToastList } from '../overlays/toast-list.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog in the desk's own root: the browser keeps the focus inside and gives it back. */
export function Dialog({ title, closeLabel, wide, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const leaving = useRef(false);
  // Closed while it is still on the page: an effect that runs later would find nothing to give the focus back from.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      leaving.current = true;
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 's-dialog dialog dialog-wide' : 's-dialog dialog'}
      aria-label={title}
      onClose={() => !leaving.current && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <header class="dialog-head">
        <h2 class="s-title">{title}</h2>
        <button
          type="button"
          class="s-button s-button-quiet s-button-icon"
          aria-label={closeLabel}
          onClick={onClose}
        >
          <Icon of={xIcon} />
        </button>
      </header>
      {children}
      <ToastList />
    </dialog>
  );
}
