import type { Hono } from 'hono';
import { html } from 'hono/html';
import { createHost } from '../create-host.ts';
import { document, type Html } from '../document.ts';
import { bothPaths, type Language, languageOf, pathIn } from '../language.ts';
import type { SiteConfig } from '../site-config.ts';
import { phoneRoutes } from './phone-routes.ts';
import { type PhoneTexts, texts } from './texts.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const verbs = ['answer', 'reject', 'hold', 'unhold', 'transfer', 'hangup'] as const;

/** A small dark phone, who calls beside it, and the desk, compact. */
export function createWebphone(config: SiteConfig, pbxUrl: string): Hono {
  const host = createHost(config, new URL('./', import.meta.url), 'panel');
  host.route('/phone', phoneRoutes(pbxUrl));
  for (const address of bothPaths('/')) {
    host.get(address, (c) => {
      const language = languageOf(c);
      const body = page(config, language);
      return c.html(document(config, { language, title: texts[language].name, body, script: 'phone.js' }));
    });
  }
  return host;
}

function page(config: SiteConfig, language: Language): Html {
  const text = texts[language];
  const { baseUrl, origin } = config;
  return html`<body>
    <main>
      ${phone(text, language)}
      <sinia-screen-pop class="pop" keep-signed-in api-url="${baseUrl}" allowed-origins="${origin}" locale="${language}"
        ><p slot="fallback">${text.fallback}</p></sinia-screen-pop>
      <sinia-agent-panel compact class="panel" api-url="${baseUrl}" locale="${language}"
        ><p slot="fallback">${text.fallback}</p></sinia-agent-panel>
    </main>
  </body>`;
}

function phone(text: PhoneTexts, language: Language): Html {
  const other = language === 'ca' ? 'es' : 'ca';
  return html`<section class="phone">
    <h1>${text.name}</h1>
    <header>
      <span>${text.extension}</span>
      <a lang="${other}" href="${pathIn(other, '/')}">${text.other}</a>
    </header>
    <div id="call" data-words="${JSON.stringify(text.words)}">
      <output id="state">${text.words.idle}</output>
      <div class="row">
        ${verbs.map((verb) => html`<button type="button" class="${verb}" data-verb="${verb}" hidden>${text.verbs[verb]}</button>`)}
      </div>
      <fieldset id="survey" hidden>
        <legend>${text.survey}</legend>
        <div class="digits">${[1, 2, 3, 4, 5].map((digit) => html`<button type="button" value="${digit}">${digit}</button>`)}</div>
      </fieldset>
    </div>
    <form id="dial">
      <input id="number" inputmode="tel" autocomplete="off" aria-label="${text.number}" />
      <div class="keys">${keys.map((key) => html`<button type="button" value="${key}">${key}</button>`)}</div>
      <div class="row">
        <button type="reset" class="clear">${text.clear}</button>
        <button type="submit" class="call">${text.call}</button>
      </div>
    </form>
    <form id="ring">
      <h2>${text.try}</h2>
      <label for="caller">${text.ringAs}</label>
      <select id="caller">
        ${Object.entries(text.callers).map(([key, name]) => html`<option value="${key}">${name}</option>`)}
      </select>
      <button type="submit">${text.ring}</button>
    </form>
  </section>`;
}
