import type { Hono } from 'hono';
import { html } from 'hono/html';
import { createHost } from '../create-host.ts';
import { document, type Html } from '../document.ts';
import { bothPaths, type Language, languageOf, pathIn } from '../language.ts';
import type { SiteConfig } from '../site-config.ts';
import { texts } from './texts.ts';

/** A municipal website: anonymous visitors, a form and the tracker by key. */
export function createWebsite(config: SiteConfig): Hono {
  const host = createHost(config, new URL('./', import.meta.url));
  const pages = { '/': home, '/contacte': contact, '/seguiment': tracking };
  for (const [path, content] of Object.entries(pages)) {
    for (const address of bothPaths(path)) {
      host.get(address, (c) => {
        const language = languageOf(c);
        return c.html(
          document(config, { language, ...frame(config, language, path, content(config, language)) }),
        );
      });
    }
  }
  return host;
}

function frame(
  config: SiteConfig,
  language: Language,
  path: string,
  main: Html,
): { title: string; body: Html } {
  const text = texts[language];
  const link = (to: string, label: string) =>
    html`<a href="${pathIn(language, to)}" aria-current="${to === path ? 'page' : 'false'}">${label}</a>`;
  const body = html`<body>
    <a class="skip" href="#contingut">${text.skip}</a>
    <header>
      <div class="bar">${text.emergencies}
        <a href="${pathIn(language === 'ca' ? 'es' : 'ca', path)}" lang="${language === 'ca' ? 'es' : 'ca'}">${text.other}</a>
      </div>
      <div class="mast">
        <img src="/assets/mark.svg" alt="" width="52" height="52" />
        <p><strong>${text.company}</strong><span>${text.tagline}</span></p>
        <nav>
          ${link('/', text.nav.home)} ${link('/contacte', text.nav.contact)} ${link('/seguiment', text.nav.tracking)}
        </nav>
      </div>
    </header>
    <main id="contingut">${main}</main>
    <footer>
      <p>900 000 123 · ${text.hours}</p><p>${text.footer}</p>
      <sinia-chat
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
      ><p slot="fallback">${text.fallback}</p></sinia-chat>
    </footer>
  </body>`;
  return { title: text.company, body };
}

function home(_config: SiteConfig, language: Language): Html {
  const text = texts[language];
  return html`<section class="hero">
      <h1>${text.title}</h1>
      <p>${text.lead}</p>
      <a class="button" href="${pathIn(language, '/contacte')}">${text.act}</a>
    </section>
    <ul class="services">
      ${text.services.map(([title, body]) => html`<li><h2>${title}</h2><p>${body}</p></li>`)}
    </ul>
    <section class="notices">
      <h2>${text.news}</h2>
      <dl>${text.notices.map(([date, body]) => html`<dt>${date}</dt><dd>${body}</dd>`)}</dl>
    </section>`;
}

function contact(config: SiteConfig, language: Language): Html {
  const text = texts[language];
  return html`<section class="sheet">
      <h1>${text.contactTitle}</h1>
      <p>${text.contactLead}</p>
      <sinia-ticket-form
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
      ><p slot="fallback">${text.fallback}</p></sinia-ticket-form>
    </section>`;
}

function tracking(config: SiteConfig, language: Language): Html {
  const text = texts[language];
  return html`<section class="sheet">
      <h1>${text.trackingTitle}</h1>
      <p>${text.trackingLead}</p>
      <sinia-ticket-tracker
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
      ><p slot="fallback">${text.fallback}</p></sinia-ticket-tracker>
    </section>`;
}
