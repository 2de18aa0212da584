import type { Hono } from 'hono';
import { html } from 'hono/html';
import { createHost } from '../create-host.ts';
import { document, type Html } from '../document.ts';
import { bothPaths, type Language, languageOf, pathIn } from '../language.ts';
import type { SiteConfig } from '../site-config.ts';
import { texts } from './texts.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** A small dark phone with the desk beside it, compact. */
export function createWebphone(config: SiteConfig): Hono {
  const host = createHost(config, new URL('./', import.meta.url), 'panel');
  for (const address of bothPaths('/')) {
    host.get(address, (c) => {
      const language = languageOf(c);
      const body = phone(config, language);
      return c.html(document(config, { language, title: texts[language].name, body, script: 'keypad.js' }));
    });
  }
  return host;
}

function phone(config: SiteConfig, language: Language): Html {
  const text = texts[language];
  const other = language === 'ca' ? 'es' : 'ca';
  return html`<body>
    <main>
      <section class="phone">
        <h1>${text.name}</h1>
        <header>
          <span>${text.extension}</span>
          <a lang="${other}" href="${pathIn(other, '/')}">${text.other}</a>
        </header>
        <form id="dial" data-calling="${text.calling}">
          <input id="number" inputmode="tel" autocomplete="off" aria-label="${text.number}" />
          <div class="keys">${keys.map((key) => html`<button type="button" value="${key}">${key}</button>`)}</div>
          <div class="row">
            <button type="reset" class="clear">${text.clear}</button>
            <button type="submit" class="call">${text.call}</button>
          </div>
          <output id="state"></output>
        </form>
        <h2>${text.recent}</h2>
        <ul>${text.calls.map(([kind, number, time]) => html`<li><b>${number}</b><span>${kind} · ${time}</span></li>`)}</ul>
      </section>
      <sinia-agent-panel compact class="panel" api-url="${config.baseUrl}" locale="${language}"
        ><p slot="fallback">${text.fallback}</p></sinia-agent-panel>
    </main>
  </body>`;
}
