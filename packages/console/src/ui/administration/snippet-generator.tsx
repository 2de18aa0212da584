import { copyIcon } from '@sinia/design/icons';
import { locales } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { Site } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useAdministration } from './administration-context.ts';
import {
  SNIPPET_ELEMENTS,
  type SnippetElement,
  snippetOf,
  THEME_TOKENS,
  type ThemeToken,
} from './snippet.ts';

const EXAMPLES = {
  '--sinia-color-primary': '#0b5a7a',
  '--sinia-color-surface': '#ffffff',
  '--sinia-font': 'inherit',
  '--sinia-font-size': '18px',
  '--sinia-radius': '6px',
} as const satisfies Record<ThemeToken, string>;

/** What a site's developer pastes, put together by somebody who does not program. */
export function SnippetGenerator({ site, phone }: { site: Site; phone: string }) {
  const desk = useDesk();
  const { texts } = useAdministration();
  const words = texts.snippet;
  const staffSite = site.channel === 'intranet' || site.channel === 'phone';
  const [element, setElement] = useState<SnippetElement>(staffSite ? 'panel' : 'form');
  const [locale, setLocale] = useState<string | null>(null);
  const [theme, setTheme] = useState<Partial<Record<ThemeToken, string>>>({});
  const code = snippetOf({
    ...{ element, locale, theme },
    baseUrl: location.origin,
    publishableKey: site.publishableKey,
    phone,
  });
  const copy = () => void navigator.clipboard.writeText(code).then(() => desk.toasts.say(texts.copied));
  return (
    <section class="s-card admin-form" aria-label={words.title(site.name)}>
      <h3 class="s-label">{words.title(site.name)}</h3>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.element}</span>
          <select
            class="s-input"
            value={element}
            onChange={(event) => setElement(event.currentTarget.value as SnippetElement)}
          >
            {SNIPPET_ELEMENTS.filter((one) => one !== 'panel' || staffSite).map((one) => (
              <option key={one} value={one}>
                {words.elements[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="s-field">
          <span class="s-label">{words.locale}</span>
          <select
            class="s-input"
            value={locale ?? ''}
            onChange={(event) => setLocale(event.currentTarget.value || null)}
          >
            <option value="">{words.localeOfPage}</option>
            {locales.map((one) => (
              <option key={one} value={one}>
                {desk.texts.language[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset class="choices">
        <legend class="s-label">{words.theme}</legend>
        <div class="admin-fields">
          {THEME_TOKENS.map((token) => (
            <label key={token} class="s-field">
              <span>{words.tokens[token]}</span>
              <input
                class="s-input"
                placeholder={`${words.ofHost} (${EXAMPLES[token]})`}
                value={theme[token] ?? ''}
                onInput={(event) => setTheme({ ...theme, [token]: event.currentTarget.value })}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <div class="s-field">
        <span class="s-label">{words.code}</span>
        <pre class="admin-code">
          <code>{code}</code>
        </pre>
      </div>
      <p class="admin-actions">
        <button type="button" class="s-button s-button-primary" onClick={copy}>
          <Icon of={copyIcon} />
          {texts.copy}
        </button>
      </p>
    </section>
  );
}
