import { circleAlertIcon } from '@sinia/design/icons';
import { Icon } from '../parts/icon.tsx';

/** Why one may not go on; the place is there before the words, so that they are read out. */
export function FormError({ words, id = 'sign-in-error' }: { words: string | null; id?: string }) {
  return (
    <div id={id} role="alert">
      {words && (
        <p class="s-error">
          <Icon of={circleAlertIcon} />
          {words}
        </p>
      )}
    </div>
  );
}
