import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { createHost } from '../create-host.ts';
import { document, type Html } from '../document.ts';
import { bothPaths, type Language, languageOf, pathIn } from '../language.ts';
import type { SignedInCustomer } from '../sign-customer-token.ts';
import type { SiteConfig } from '../site-config.ts';
import { addCompanySession, type CompanyAccounts } from './company-session.ts';
import { texts } from './texts.ts';

/** A dense intranet: employees open requests and follow their own; agents work in the embedded panel. */
export function createIntranet(config: SiteConfig, accounts: CompanyAccounts): Hono {
  const host = createHost(config, new URL('./', import.meta.url), 'panel');
  const show = (c: Context, language: Language, body: Html) =>
    c.html(document(config, { language, title: texts[language].name, body, script: 'identity.js' }));
  const session = addCompanySession(host, config, accounts, (c) =>
    show(c, 'ca', frame('ca', '/', undefined, signIn('ca', '/', texts.ca.refused))),
  );
  const pages = { '/': home, '/peticions': requests, '/atencio': desk };
  for (const [path, content] of Object.entries(pages)) {
    for (const address of bothPaths(path)) {
      host.get(address, async (c) => {
        const language = languageOf(c);
        const employee = await session.current(c);
        const main = employee ? content(config, language) : signIn(language, path);
        return show(c, language, frame(language, path, employee, main));
      });
    }
  }
  return host;
}

function frame(language: Language, path: string, employee: SignedInCustomer | undefined, main: Html): Html {
  const text = texts[language];
  const other = language === 'ca' ? 'es' : 'ca';
  const link = (to: string, label: string) =>
    html`<a href="${pathIn(language, to)}" aria-current="${to === path ? 'page' : 'false'}">${label}</a>`;
  return html`<body>
    <header>
      <strong>${text.name}</strong>
      <nav>${link('/', text.nav.home)}${link('/peticions', text.nav.request)}${link('/atencio', text.nav.desk)}</nav>
      <a lang="${other}" href="${pathIn(other, path)}">${text.other}</a>
      ${
        employee
          ? html`<form method="post" action="/logout">${employee.name} <button>${text.leave}</button></form>`
          : ''
      }
    </header>
    <main>${main}</main>
    <footer>${text.footer}</footer>
  </body>`;
}

function signIn(language: Language, path: string, refused?: string): Html {
  const text = texts[language];
  return html`<section class="box narrow">
    <h1>${text.name}</h1>
    ${refused ? html`<p role="alert">${refused}</p>` : ''}
    <p><a class="button" href="/entrada?back=${pathIn(language, path)}">${text.enter}</a></p>
  </section>`;
}

function home(_config: SiteConfig, language: Language): Html {
  const text = texts[language];
  return html`<div class="columns">
    <section class="box">
      <h1>${text.notices}</h1>
      <table>
        <tbody>${text.board.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </section>
    <section class="box">
      <h2>${text.levels}</h2>
      <table>
        <thead><tr>${text.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${text.tanks.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </section>
  </div>`;
}

function requests(config: SiteConfig, language: Language): Html {
  const text = texts[language];
  return html`<div class="columns">
    <section class="box">
      <h1>${text.requestTitle}</h1>
      <sinia-ticket-form
        mode="staff"
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
        data-identity
      ><p slot="fallback">${text.fallback}</p></sinia-ticket-form>
    </section>
    <section class="box">
      <h2>${text.mine}</h2>
      <sinia-ticket-tracker
        mode="list"
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
        data-identity
      ><p slot="fallback">${text.fallback}</p></sinia-ticket-tracker>
    </section>
  </div>`;
}

function desk(config: SiteConfig, language: Language): Html {
  const text = texts[language];
  return html`<h1>${text.nav.desk}</h1>
    <p>${text.deskLead}</p>
    <sinia-agent-panel class="panel" api-url="${config.baseUrl}" locale="${language}"
      ><p slot="fallback">${text.fallback}</p></sinia-agent-panel>`;
}
