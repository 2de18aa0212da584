import { html } from 'hono/html';
import type { TenantPerson } from './people.ts';

const TEXTS = {
  ca: {
    title: 'Tria el teu compte',
    lead: 'Proveïdor de demostració: persones inventades.',
    cancel: 'Cancel·la',
  },
  es: {
    title: 'Elige tu cuenta',
    lead: 'Proveedor de demostración: personas inventadas.',
    cancel: 'Cancelar',
  },
};

/** Stands for the provider's own sign-in: one press picks an invented employee. */
export function choosePage(language: 'ca' | 'es', people: readonly TenantPerson[], asked: string) {
  const texts = TEXTS[language];
  const button = (person: TenantPerson) => html`
    <li>
      <button name="oid" value="${person.oid}">
        <strong>${person.name}</strong><span>${person.username}</span>
      </button>
    </li>
  `;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${texts.title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>
          <h1>${texts.title}</h1>
          <p>${texts.lead}</p>
          <form method="post" action="/choose">
            <input type="hidden" name="asked" value="${asked}" />
            <ul>
              ${people.map(button)}
            </ul>
            <button class="quiet" name="oid" value="">${texts.cancel}</button>
          </form>
        </main>
      </body>
    </html>`;
}

export const CHOOSE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: light-dark(#f2f4f6, #16191c); }
main { width: min(26rem, 92vw); box-sizing: border-box; padding: 2rem; border-radius: 10px;
  background: light-dark(#fff, #22272b); color: light-dark(#1d2327, #eef1f3); }
h1 { margin: 0; font-size: 1.4rem; } p { margin: 0.25rem 0 1rem; color: light-dark(#56616a, #a9b4bc); }
ul { margin: 0; padding: 0; list-style: none; }
button { display: grid; width: 100%; min-height: 44px; padding: 0.6rem 0.8rem; border: 0; border-radius: 6px;
  background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
button:hover { background: light-dark(#eef2f5, #2c3338); } button:focus-visible { outline: 2px solid #2b6cb0; }
span { color: light-dark(#56616a, #a9b4bc); font-size: 0.9rem; overflow-wrap: anywhere; }
.quiet { margin-block-start: 0.5rem; text-align: center; }
`;
