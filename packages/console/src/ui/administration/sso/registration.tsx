import { copyIcon } from '@sinia/design/icons';
import type { SsoSettingsTexts } from '@sinia/i18n/sso-settings/ca';
import type { Sso } from '../../../port/administration-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAdministration } from '../administration-context.ts';

interface Props {
  readonly words: SsoSettingsTexts['register'];
  readonly sso: Pick<Sso, 'redirectUri' | 'logoutUri'>;
}

/** What an administrator of the provider has to enter there, to be copied. */
export function Registration({ words, sso }: Props) {
  const desk = useDesk();
  const { texts } = useAdministration();
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => desk.toasts.say(texts.copied),
      () => undefined,
    );
  const addresses = [
    [words.redirect, sso.redirectUri],
    [words.logout, sso.logoutUri],
  ] as const;
  return (
    <section class="s-card admin-form">
      <div>
        <h3 class="s-label">{words.title}</h3>
        <p class="s-help">{words.help}</p>
      </div>
      {addresses.map(([name, address]) => (
        <div key={name} class="shown-once">
          <span class="s-label">{name}</span>
          <p class="shown-once-line">
            <input class="s-input" readOnly value={address} aria-label={name} />
            <button
              type="button"
              class="s-button"
              aria-label={words.copy(name)}
              onClick={() => void copy(address)}
            >
              <Icon of={copyIcon} />
              {texts.copy}
            </button>
          </p>
        </div>
      ))}
    </section>
  );
}
