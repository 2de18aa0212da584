import { eyeIcon } from '@sinia/design/icons';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';

interface Props {
  readonly texts: ConsoleTexts['signIn'];
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly describedBy: string | undefined;
}

/** A password that can be shown, so that a long one can be typed without fear. */
export function PasswordField({ texts, label, autoComplete, describedBy }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <label for="sign-in-password">{label}</label>
      <span class="password">
        <input
          id="sign-in-password"
          class="s-input"
          name="password"
          {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
          autoComplete={autoComplete}
          aria-describedby={describedBy}
        />
        <button
          type="button"
          class="password-eye"
          aria-pressed={shown}
          aria-label={shown ? texts.hide : texts.show}
          onClick={() => setShown(!shown)}
        >
          <Icon of={eyeIcon} />
        </button>
      </span>
    </>
  );
}
