import { copyIcon } from '@sinia/design/icons';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useAdministration } from './administration-context.ts';

interface Props {
  readonly title: string;
  readonly help: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A link, key or secret that is shown this once: to be copied before it is put away. */
export function ShownOnce({ title, help, secret, onDone }: Props) {
  const desk = useDesk();
  const { texts } = useAdministration();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), [secret]);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => desk.toasts.say(texts.copied),
      () => field.current?.select(),
    );
  return (
    <section class="s-notice s-notice-success shown-once" aria-label={title}>
      <h3 class="s-label">{title}</h3>
      <p class="s-small">{help}</p>
      <p class="shown-once-line">
        <input ref={field} class="s-input s-numbers" readOnly value={secret} aria-label={title} />
        <button type="button" class="s-button" onClick={() => void copy()}>
          <Icon of={copyIcon} />
          {texts.copy}
        </button>
        <button type="button" class="s-button s-button-quiet" onClick={onDone}>
          {texts.done}
        </button>
      </p>
    </section>
  );
}
