import type { Language } from '@sinia/core';
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

/** The page that a link in a message opens. The token stays in the fragment: our own script reads it, no server does. */
export function hostedPage(page: HostedPage, language: Language, settings: Settings): string {
  const words = WORDS[language];
  const call = words.call(settings.phone);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${words[page]} · ${settings.mailName}</title>
<link rel="stylesheet" href="/assets/hosted-page.css">
<script type="module" src="/widgets/v1/loader.js"></script>
</head>
<body>
<header><span class="mark" aria-hidden="true"></span><span>${settings.mailName}</span></header>
<main>
<h1>${words[page]}</h1>
<sinia-${page === 'tracker' ? 'ticket-tracker' : 'survey'} api-url="${settings.baseUrl}" locale="${language}" from-address>
<p slot="fallback"><a href="tel:${settings.phone.replace(/\s/g, '')}">${settings.phone}</a></p>
</sinia-${page === 'tracker' ? 'ticket-tracker' : 'survey'}>
</main>
<footer>${call}</footer>
</body>
</html>`;
}
