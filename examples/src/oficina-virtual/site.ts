import type { Hono } from 'hono';
import { html } from 'hono/html';
import { createHost } from '../create-host.ts';
import { document, type Html } from '../document.ts';
import { bothPaths, type Language, languageOf, pathIn } from '../language.ts';
import { addSession } from '../session.ts';
import type { SignedInCustomer } from '../sign-customer-token.ts';
import type { SiteConfig } from '../site-config.ts';
import { customers } from './people.ts';
import { texts } from './texts.ts';

type Page = { config: SiteConfig; language: Language; customer: SignedInCustomer };

/** A portal for signed-in customers: their identity travels to the desk in a token that this server signs. */
export function createOficinaVirtual(config: SiteConfig): Hono {
  const host = createHost(config, new URL('./', import.meta.url));
  const session = addSession(host, config, customers, '/');
  const pages = { '/': summary, '/consultes': list, '/consultes/nova': form };
  for (const [path, content] of Object.entries(pages)) {
    for (const address of bothPaths(path)) {
      host.get(address, async (c) => {
        const language = languageOf(c);
        const customer = await session.current(c);
        const body = customer
          ? portal(language, path, customer, content({ config, language, customer }))
          : signIn(language, path);
        const title = texts[language].product;
        return c.html(document(config, { language, title, body, script: 'identity.js' }));
      });
    }
  }
  return host;
}

function signIn(language: Language, path: string): Html {
  const text = texts[language];
  return html`<body class="door">
    <main>
      <img src="/assets/mark.svg" alt="" width="48" height="48" />
      <h1>${text.welcome}</h1>
      <p>${text.pick}</p>
      ${customers.map(
        (person) => html`<form method="post" action="/login">
          <input type="hidden" name="back" value="${pathIn(language, path)}" />
          <button name="person" value="${person.id}">${text.enter} ${person.name}</button>
        </form>`,
      )}
      ${otherLanguage(language, path)}
    </main>
  </body>`;
}

function portal(language: Language, path: string, customer: SignedInCustomer, main: Html): Html {
  const text = texts[language];
  const link = (to: string, label: string) =>
    html`<a href="${pathIn(language, to)}" aria-current="${to === path ? 'page' : 'false'}">${label}</a>`;
  return html`<body>
    <aside>
      <p class="brand"><img src="/assets/mark.svg" alt="" width="28" height="28" />${text.product}</p>
      <nav>
        ${link('/', text.nav.summary)} ${link('/consultes', text.nav.list)}
        ${link('/consultes/nova', text.nav.form)}
      </nav>
      ${otherLanguage(language, path)}
      <form method="post" action="/logout"><button class="quiet">${text.leave}</button></form>
    </aside>
    <div class="page">
      <header><span>${contractsOf(text, customer)}</span><strong>${customer.name}</strong></header>
      <main>${main}</main>
      <footer>${text.footer}</footer>
    </div>
  </body>`;
}

function contractsOf(text: (typeof texts)[Language], { contract, contracts = [] }: SignedInCustomer): string {
  return contract ? `${text.contract} ${contract}` : `${contracts.length} ${text.contracts}`;
}

function otherLanguage(language: Language, path: string): Html {
  const other = language === 'ca' ? 'es' : 'ca';
  return html`<a class="language" lang="${other}" href="${pathIn(other, path)}">${texts[language].other}</a>`;
}

const litres = [11, 14, 15, 12, 10, 9];

function summary({ language, customer }: Page): Html {
  const text = texts[language];
  return html`<h1>${text.hello}, ${customer.name.split(' ')[0]}</h1>
    <div class="cards">
      <section class="card">
        <h2>${text.balance}</h2>
        <p class="figure">42,18 €</p>
        <p>${text.paid}</p>
      </section>
      <section class="card wide">
        <h2>${text.use}</h2>
        <ol class="bars">
          ${litres.map((value, index) => html`<li class="bar-${value}"><b>${value}</b><span>${text.months[index]}</span></li>`)}
        </ol>
      </section>
      <section class="card accent">
        <h2>${text.help}</h2>
        <p>${text.helpLead}</p>
        <a class="button" href="${pathIn(language, '/consultes/nova')}">${text.nav.form}</a>
      </section>
    </div>`;
}

function list({ config, language }: Page): Html {
  const text = texts[language];
  return html`<h1>${text.nav.list}</h1>
    <p>${text.listLead}</p>
    <section class="card">
      <sinia-ticket-tracker
        mode="list"
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
        data-identity
      ><p slot="fallback">${text.fallback}</p></sinia-ticket-tracker>
    </section>`;
}

function form({ config, language }: Page): Html {
  const text = texts[language];
  return html`<h1>${text.nav.form}</h1>
    <p>${text.formLead}</p>
    <section class="card">
      <sinia-ticket-form
        api-url="${config.baseUrl}"
        publishable-key="${config.publishableKey}"
        locale="${language}"
        data-identity
      ><p slot="fallback">${text.fallback}</p></sinia-ticket-form>
    </section>`;
}
