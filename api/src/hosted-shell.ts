import type { Language } from '@sinia/core';
import { inEveryLanguage } from './in-every-language.ts';
import type { Settings } from './use-cases/context.ts';

interface Page {
  readonly language: Language;
  readonly title: string;
  /** The title in every language, where the page may turn to another one. */
  readonly titles?: Readonly<Record<Language, string>>;
  /** More tags of the head, such as a script of ours. */
  readonly head?: string;
  /** Below the heading. */
  readonly main: string;
  readonly footer: string;
}

/** The public pages that we serve ourselves: name above, one column, a line below. What goes in must be HTML already. */
export function hostedShell(
  { language, title, titles, head, main, footer }: Page,
  settings: Settings,
): string {
  const said = (words: (title: string) => string) =>
    titles ? inEveryLanguage((one) => words(titles[one])) : '';
  const named = (words: string) => `${words} · ${settings.mailName}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title${said(named)}>${named(title)}</title>
<link rel="stylesheet" href="/assets/hosted-page.css">
${head ?? ''}
</head>
<body>
<header><span class="mark" aria-hidden="true"></span><span>${settings.mailName}</span></header>
<main>
<h1${said((words) => words)}>${title}</h1>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>`;
}
