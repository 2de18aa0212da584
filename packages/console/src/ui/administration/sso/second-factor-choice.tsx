import { SSO_SECOND_FACTORS, type SsoSecondFactor } from '@sinia/core/sso';
import type { SsoSettingsTexts } from '@sinia/i18n/sso-settings/ca';

interface Props {
  readonly words: SsoSettingsTexts['connection'];
  readonly chosen: SsoSecondFactor;
}

/** Whose second step counts. */
export function SecondFactorChoice({ words, chosen }: Props) {
  return (
    <fieldset class="choices">
      <legend class="s-label">{words.secondFactor}</legend>
      {SSO_SECOND_FACTORS.map((one) => (
        <label key={one} class="s-check">
          <input type="radio" name="secondFactor" value={one} defaultChecked={one === chosen} />
          {words.secondFactors[one]}
        </label>
      ))}
    </fieldset>
  );
}
