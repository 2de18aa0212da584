import { LANGUAGES, type Language } from '@sinia/core';
import { statementLink } from './accessibility-statement.ts';
import { hostedShell } from './hosted-shell.ts';
import { inEveryLanguage } from './in-every-language.ts';
import type { Settings } from './use-cases/context.ts';

const WORDS = {
  ca: {
    tracker: 'Seguiment de la seva consulta',
    survey: 'Valori el nostre servei',
    call: (phone: string) => `Si ho prefereix, truqui’ns al ${phone}.`,
  },
  es: {
    tracker: 'Seguimiento de su consulta',
    survey: 'Valore nuestro servicio',
    call: (phone: string) => `Si lo prefiere, llámenos al ${phone}.`,
  },
  en: {
    tracker: 'Follow your enquiry',
    survey: 'Rate our service',
    call: (phone: string) => `If you prefer, call us on ${phone}.`,
  },
} as const satisfies Record<Language, unknown>;

export type HostedPage = 'tracker' | 'survey';

/**
 * The page that a link in a message opens. The token stays in the fragment: our own script reads it, no server does; so
 * the script knows first in which language the customer is written to, and finds the words of the page in all of them.
 */
export function hostedPage(page: HostedPage, language: Language, settings: Settings): string {
  const { phone } = settings;
  const element = page === 'tracker' ? 'sinia-ticket-tracker' : 'sinia-survey';
  const head = `<meta name="robots" content="noindex">
<script type="module" src="/widgets/v1/hosted-page.js"></script>
<script type="module" src="/widgets/v1/loader.js"></script>`;
  const main = `<${element} api-url="${settings.baseUrl}" locale="${language}" from-address>
<p slot="fallback"><a href="tel:${phone.replace(/\s/g, '')}">${phone}</a></p>
</${element}>`;
  const calls = inEveryLanguage((one) => WORDS[one].call(phone));
  const footer = `<p${calls}>${WORDS[language].call(phone)}</p><p>${statementLink(language)}</p>`;
  const titles = Object.fromEntries(LANGUAGES.map((one) => [one, WORDS[one][page]])) as Record<
    Language,
    string
  >;
  return hostedShell({ language, title: titles[language], titles, head, main, footer }, settings);
}
