import { xIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** What has just happened: said politely, or as an alert where something failed. */
export function ToastList() {
  const { toasts, texts } = useDesk();
  return (
    <div class="s-toasts">
      {toasts.shown.value.map((toast) => (
        <div
          key={toast.id}
          class="s-toast"
          data-tone={toast.tone}
          role={toast.tone === 'danger' ? 'alert' : 'status'}
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
            </button>
          )}
          <button
            type="button"
            class="s-button s-button-quiet s-button-icon s-button-small"
            aria-label={texts.help.close}
            onClick={() => toasts.close(toast.id)}
          >
            <Icon of={xIcon} />
          </button>
        </div>
      ))}
    </div>
  );
}
