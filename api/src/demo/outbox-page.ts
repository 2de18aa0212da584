import type { Language } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import { html, raw } from 'hono/html';
import type { SentMessage } from './outbox.query.ts';

const WORDS = {
  ca: {
    title: 'Safata de sortida',
    phones: 'WhatsApp, Messenger, Instagram, X i Teams: escrigui-hi com a client',
    lead: 'Tot el que la demostració ha enviat als clients. Res no surt d’aquest ordinador.',
    empty: 'Encara no s’ha enviat res. Obri una consulta i torni a carregar la pàgina.',
    to: 'Per a',
    asSeen: 'Com es veu al correu',
    headers: 'Capçaleres',
    files: 'Fitxers adjunts',
    channels: { email: 'Correu', sms: 'SMS', post: 'Carta' },
  },
  es: {
    title: 'Bandeja de salida',
    phones: 'WhatsApp, Messenger, Instagram, X y Teams: escriba como cliente',
    lead: 'Todo lo que la demostración ha enviado a los clientes. Nada sale de este ordenador.',
    empty: 'Todavía no se ha enviado nada. Abra una consulta y vuelva a cargar la página.',
    to: 'Para',
    asSeen: 'Cómo se ve en el correo',
    headers: 'Cabeceras',
    files: 'Archivos adjuntos',
    channels: { email: 'Correo', sms: 'SMS', post: 'Carta' },
  },
  en: {
    title: 'Outbox',
    phones: 'WhatsApp, Messenger, Instagram, X and Teams: write as a customer',
    lead: 'Everything that the demonstration has sent to customers. Nothing leaves this computer.',
    empty: 'Nothing has been sent yet. Open an enquiry and load the page again.',
    to: 'To',
    asSeen: 'As the mail shows it',
    headers: 'Headers',
    files: 'Attached files',
    channels: { email: 'E-mail', sms: 'SMS', post: 'Letter' },
  },
} as const;

/** The page for people: one message under the other, newest first, as plain text. */
export function outboxPage(messages: readonly SentMessage[], language: Language, phones: string | null) {
  const words = WORDS[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · Sínia</title>
<link rel="stylesheet" href="/assets/hosted-page.css">
<link rel="stylesheet" href="/demo/outbox.css">
</head>
<body>
<header><span class="mark" aria-hidden="true"></span><span>Sínia</span></header>
<main>
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${phones ? html`<p class="lead"><a href="${phones}?lang=${language}">${words.phones}</a></p>` : ''}
${messages.length === 0 ? html`<p class="empty">${words.empty}</p>` : messages.map((one) => article(one, language))}</main>
</body>
</html>`;
}

function article(message: SentMessage, language: Language) {
  const words = WORDS[language];
  const channel = words.channels[message.channel as keyof typeof words.channels] ?? message.channel;
  const headers = Object.entries(message.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return html`<article>
<p class="facts"><span class="channel">${channel}</span><time datetime="${message.sentAt.toISOString()}">${formatDateTime(language, message.sentAt)}</time><code>${message.kind}</code></p>
<h2>${message.subject || message.text.split('\n', 1)[0]}</h2>
<p class="to">${words.to} <strong>${message.to}</strong></p>
<pre>${linked(message.text)}</pre>
${message.attachments.length === 0 ? '' : html`<p class="files">${words.files}: ${message.attachments.map((file) => file.fileName).join(', ')}</p>`}
<p class="more">${message.html ? html`<a href="/demo/outbox/${message.id}" target="_blank" rel="noopener">${words.asSeen}</a>` : ''}</p>
${headers ? html`<details><summary>${words.headers}</summary><pre>${headers}</pre></details>` : raw('')}
</article>`;
}

/** Text whose addresses can be followed, as a mail program shows them. */
function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}
