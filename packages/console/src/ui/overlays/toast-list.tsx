import { xIcon } from '@sinia/design/icons';
import { useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';

/** What has just happened. The place is there before the words, so that they are read out; a failure interrupts. */
export function ToastList() {
  const desk = useDesk();
  const { toasts, texts, preferences } = desk;
  const box = useRef<HTMLDivElement>(null);
  const close = (id: number) => {
    toasts.close(id);
    // The button that had the focus is gone: on to what one was working on.
    if (desk.overlay.value === 'none') desk.askFocus(desk.ticket.id.value ? 'thread' : 'row');
    else box.current?.parentElement?.querySelector<HTMLElement>('.settings-main, button')?.focus();
  };
  return (
    <div class="s-toasts" ref={box} aria-live="polite" aria-relevant="additions">
      {toasts.shown.value.map((toast) => (
        <div
          key={toast.id}
          class="s-toast"
          data-tone={toast.tone}
          role={toast.tone === 'danger' ? 'alert' : undefined}
        >
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              class="s-button s-button-small"
              onClick={() => {
                toasts.close(toast.id);
                toast.action?.run();
              }}
            >
              {toast.action.label}
              {toast.action.undo && preferences.singleKeys.value && (
                <span aria-hidden="true">
                  <Keys keys="z" />
                </span>
              )}
            </button>
          )}
          <button
            type="button"
            class="s-button s-button-quiet s-button-icon s-button-small"
            aria-label={texts.help.close}
            onClick={() => close(toast.id)}
          >
            <Icon of={xIcon} />
          </button>
        </div>
      ))}
    </div>
  );
}
