export const SNIPPET_ELEMENTS = ['form', 'tracker', 'list', 'survey', 'chat', 'panel'] as const;
export type SnippetElement = (typeof SNIPPET_ELEMENTS)[number];

export const THEME_TOKENS = [
  '--sinia-color-primary',
  '--sinia-color-surface',
  '--sinia-font',
  '--sinia-font-size',
  '--sinia-radius',
] as const;
export type ThemeToken = (typeof THEME_TOKENS)[number];

export interface Snippet {
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly element: SnippetElement;
  /** Null: the language of the page. */
  readonly locale: string | null;
  readonly theme: Readonly<Partial<Record<ThemeToken, string>>>;
  /** Reads by phone what the page cannot show. */
  readonly phone: string;
}

const TAGS = {
  form: 'sinia-ticket-form',
  tracker: 'sinia-ticket-tracker',
  list: 'sinia-ticket-tracker',
  survey: 'sinia-survey',
  chat: 'sinia-chat',
  panel: 'sinia-agent-panel',
} as const satisfies Record<SnippetElement, string>;

/** The lines that a site's developer pastes: loader, element, theme. Works under `script-src` with our origin. */
export function snippetOf({ baseUrl, publishableKey, element, locale, theme, phone }: Snippet): string {
  const tag = TAGS[element];
  const attributes = [
    `api-url="${baseUrl}"`,
    ...(element === 'panel' ? [] : [`publishable-key="${publishableKey}"`]),
    ...(element === 'list' ? ['mode="list"'] : []),
    ...(locale ? [`locale="${locale}"`] : []),
  ];
  const rules = THEME_TOKENS.flatMap((token) =>
    theme[token] ? [`    ${token}: ${clean(theme[token])};`] : [],
  );
  const style = rules.length > 0 ? ['<style>', `  ${tag} {`, ...rules, '  }', '</style>'] : [];
  const fallback =
    element === 'panel'
      ? []
      : [`  <p slot="fallback"><a href="tel:${phone.replace(/\s/g, '')}">${phone}</a></p>`];
  return [
    `<script type="module" src="${baseUrl}/widgets/v1/loader.js"></script>`,
    ...style,
    `<${tag} ${attributes.join(' ')}>`,
    ...fallback,
    `</${tag}>`,
  ].join('\n');
}

/** A value stays one value: nothing in it ends the rule or the style element. */
const clean = (value: string) => value.replace(/[{};<>]/g, '').trim();
