import { logInIcon } from '@sinia/design/icons';
import type { SsoTexts } from '@sinia/i18n/sso/ca';
import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { FormError } from './form-error.tsx';

export interface CompanyEntryProps {
  readonly provider: string;
  readonly texts: SsoTexts;
  /** Why it was refused, by code. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Leaves for the provider. @returns the code of a refusal, or where one goes on */
  readonly leave: () => Promise<{ readonly refused: string } | 'here' | 'elsewhere'>;
}

/** One press for whoever has an account of the company; the password below is for the others. */
export function CompanyEntry({ provider, texts, reasons, leave }: CompanyEntryProps) {
  const [state, setState] = useState<'ready' | 'leaving' | 'elsewhere'>('ready');
  const [error, setError] = useState<string | null>(null);
  const press = async () => {
    setState('leaving');
    setError(null);
    const left = await leave();
    if (left === 'elsewhere') return setState('elsewhere');
    if (left === 'here') return;
    setError(reasons[left.refused] ?? reasons.unavailable ?? '');
    setState('ready');
  };
  return (
    <section class="sign-in-form">
      <button
        type="button"
        class="s-button s-button-primary"
        disabled={state === 'leaving'}
        onClick={() => void press()}
      >
        <Icon of={logInIcon} />
        {state === 'leaving' ? texts.leaving : texts.enterWith(provider)}
      </button>
      {state === 'elsewhere' && (
        <p class="s-small" role="status">
          {texts.otherWindow}
        </p>
      )}
      <FormError id="company-error" words={error} />
      <p class="sign-in-or">
        <span>{texts.or}</span>
      </p>
    </section>
  );
}
