import { logOutIcon } from '@sinia/design/icons';
import { locales } from '@sinia/i18n';
import { useAdministration } from '../administration/administration-context.ts';
import { AlertSettingsForm } from '../overlays/alert-settings.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** How the desk looks and behaves for this person on this machine. */
export function PreferencesPage() {
  const desk = useDesk();
  const { preferences, texts } = desk;
  const { settings } = texts;
  return (
    <section class="admin">
      <h2 class="s-title">{useAdministration().texts.settings.pages.preferences}</h2>
      <div class="settings">
        <Choices
          legend={settings.language}
          value={preferences.locale.value}
          choices={locales.map((locale) => [locale, texts.language[locale]] as const)}
          onPick={(locale) => preferences.set('locale', locale)}
        />
        <Choices
          legend={settings.scheme}
          value={preferences.scheme.value}
          choices={(['auto', 'light', 'dark'] as const).map(
            (scheme) => [scheme, settings.schemes[scheme]] as const,
          )}
          onPick={(scheme) => preferences.set('scheme', scheme)}
        />
        <Choices
          legend={settings.density}
          value={preferences.density.value}
          choices={(['comfortable', 'compact'] as const).map(
            (one) => [one, settings.densities[one]] as const,
          )}
          onPick={(density) => preferences.set('density', density)}
        />
        <div>
          <label class="s-check">
            <input
              type="checkbox"
              checked={preferences.singleKeys.value}
              onChange={(event) => preferences.set('singleKeys', event.currentTarget.checked)}
            />
            {settings.singleKeys}
          </label>
          <p class="s-help">{settings.singleKeysHelp}</p>
        </div>
        <AlertSettingsForm />
        <hr class="s-rule" />
        <p class="settings-end">
          <span class="s-muted">{settings.signedInAs(desk.me.name, texts.role[desk.me.role])}</span>
          <button type="button" class="s-button s-button-small" onClick={() => desk.signOut()}>
            <Icon of={logOutIcon} />
            {settings.signOut}
          </button>
        </p>
      </div>
    </section>
  );
}

interface ChoicesProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onPick: (value: Value) => void;
}

function Choices<Value extends string>({ legend, value, choices, onPick }: ChoicesProps<Value>) {
  return (
    <fieldset class="choices">
      <legend class="s-label">{legend}</legend>
      <div class="s-segments">
        {choices.map(([one, label]) => (
          <button
            key={one}
            type="button"
            class="s-button s-button-small"
            aria-pressed={one === value}
            onClick={() => onPick(one)}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
