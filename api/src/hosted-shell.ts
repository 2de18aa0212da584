import type { Language } from '@sinia/core';
import type { Settings } from './use-cases/context.ts';

interface Page {
  readonly language: Language;
  readonly title: string;
  /** More tags of the head, such as a script of ours. */
  readonly head?: string;
  /** Below the heading. */
  readonly main: string;
  readonly footer: string;
}

/** The public pages that we serve ourselves: name above, one column, a line below. What goes in must be HTML already. */
export function hostedShell({ language, title, head, main, footer }: Page, settings: Settings): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · ${settings.mailName}</title>
<link rel="stylesheet" href="/assets/hosted-page.css">
${head ?? ''}
</head>
<body>
<header><span class="mark" aria-hidden="true"></span><span>${settings.mailName}</span></header>
<main>
<h1>${title}</h1>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>`;
}
