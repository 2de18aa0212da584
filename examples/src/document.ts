import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from './language.ts';
import type { SiteConfig } from './site-config.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of a page: the one script tag that brings the elements, the site's stylesheet, nothing inline. */
export function document(
  config: SiteConfig,
  page: { language: Language; title: string; body: Html; script?: string },
): Html {
  return html`<!doctype html>
<html lang="${page.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${page.title}</title>
    <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/style.css" />
    <script type="module" src="${config.baseUrl}/widgets/v1/loader.js"></script>
    ${page.script ? html`<script type="module" src="/assets/${page.script}"></script>` : ''}
  </head>
  ${page.body}
</html>`;
}
