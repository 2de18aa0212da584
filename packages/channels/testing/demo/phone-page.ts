import { html } from 'hono/html';
import type { Conditions } from '../conditions.ts';
import type { PhoneLine } from '../phone.ts';
import {
  DEMO_PAGES,
  DEMO_PEOPLE,
  type DemoPage,
  type DemoPerson,
  type DemoPhone,
  type DemoProvider,
  type DemoWall,
  type WallLine,
} from './demo-people.ts';
import { DEMO_WORDS, type DemoLanguage } from './words.ts';

type Markup = ReturnType<typeof html>;

const page = (language: DemoLanguage, title: string, path: string, main: Markup) => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Sínia</title>
<link rel="stylesheet" href="/phone.css">
<script src="/phone.js" defer></script>
</head>
<body>
<header><a href="/?lang=${language}">Sínia</a><a href="${path}?lang=${DEMO_WORDS[language].other}" lang="${DEMO_WORDS[language].other}">${DEMO_WORDS[language].language}</a></header>
<main>${main}</main>
</body>
</html>`;

/** Every channel on which one can write as a customer. */
export function channelsPage(language: DemoLanguage, website: string) {
  const words = DEMO_WORDS[language];
  const card = (channel: DemoPage) =>
    html`<li><h2>${words.channels[channel]}</h2><a href="/as/${channel}/ana?lang=${language}">${words.open}<span class="hidden"> ${words.channels[channel]}</span></a></li>`;
  const chat = website
    ? html`<li><h2>${words.chat}</h2><a href="${website}${language === 'es' ? '/es' : ''}/contacte">${words.openChat}</a></li>`
    : '';
  const main = html`<h1>${words.title}</h1><p class="lead">${words.lead}</p><ul class="channels">${DEMO_PAGES.map(card)}${chat}</ul>`;
  return page(language, words.title, '/', main);
}

export type PhoneView = { language: DemoLanguage; channel: DemoPage; who: DemoPerson };

/** A customer's telephone on one channel. */
export function phonePage(view: PhoneView, phone: DemoPhone, { conditions }: DemoProvider) {
  const { language, channel, who } = view;
  const words = DEMO_WORDS[language];
  const path = `/as/${channel}/${who}`;
  const people = Object.entries(DEMO_PEOPLE).map(
    ([id, name]) =>
      html`<li><a href="/as/${channel}/${id}?lang=${language}" ${id === who ? html`aria-current="page"` : ''}>${name}</a></li>`,
  );
  const main = html`<p class="back"><a href="/?lang=${language}">← ${words.all}</a></p>
<h1>${words.channels[channel]}</h1>
<nav aria-label="${words.as}"><span>${words.as}</span><ul>${people}</ul></nav>
<section class="phone">
<div class="lines" role="log" aria-label="${words.us}" tabindex="0" data-lines="${path}/lines?lang=${language}" data-read="${path}">${linesView(view, phone)}</div>
<form method="post" action="${path}?lang=${language}" class="write"><input type="hidden" name="do" value="write"><label for="text">${words.message}</label><textarea id="text" name="text" rows="2" required maxlength="4000"></textarea><button>${words.send}</button></form>
<form method="post" action="${path}?lang=${language}" enctype="multipart/form-data" class="file"><input type="hidden" name="do" value="photo"><label for="file">${words.file}</label><input id="file" type="file" name="file" required><button>${words.sendFile}</button></form>
</section>
${phone.wall ? wallSection(view, phone.wall) : ''}
${conditionsForm(view, conditions)}`;
  return page(language, `${words.channels[channel]} · ${DEMO_PEOPLE[who]}`, path, main);
}

function wallSection(view: PhoneView, wall: DemoWall) {
  const { language, channel, who } = view;
  const words = DEMO_WORDS[language];
  const path = `/as/${channel}/${who}`;
  return html`<section class="phone wall" aria-labelledby="wall">
<h2 id="wall">${words.wall}</h2><p class="lead">${words.wallLead}${channel === 'x' ? ` ${words.mentionsLate}` : ''}</p>
<div class="lines" role="log" aria-labelledby="wall" tabindex="0" data-lines="${path}/wall?lang=${language}">${wallView(view, wall)}</div>
<form method="post" action="${path}?lang=${language}" class="write"><input type="hidden" name="do" value="comment"><label for="comment">${words.comment}</label><textarea id="comment" name="text" rows="2" required maxlength="2000"></textarea><button>${words.publish}</button></form>
</section>`;
}

/** What everybody reads, to be put in anew when it has changed. */
export function wallView(view: PhoneView, wall: DemoWall) {
  const lines = wall.lines();
  if (lines.length === 0) return html`<p class="empty">${DEMO_WORDS[view.language].wallEmpty}</p>`;
  return html`${lines.map((line) => wallLine(view, line))}`;
}

function wallLine({ language, channel, who }: PhoneView, line: WallLine) {
  const words = DEMO_WORDS[language];
  const { id, by, text, ours, mine, under, hidden, removed } = line;
  const form = (what: string, inner: unknown) =>
    html`<form method="post" action="/as/${channel}/${who}?lang=${language}"><input type="hidden" name="do" value="${what}"><input type="hidden" name="id" value="${id}">${inner}</form>`;
  const gone = removed || (hidden && !mine);
  return html`<article class="${ours ? 'us' : 'customer'}" data-post="${id}">
<h3>${by}${under ? html` <span>${words.answers}</span>` : ''}</h3>
<p class="${gone ? 'gone' : ''}">${removed ? words.removed : hidden && !mine ? words.hiddenHere : text}</p>
${
  gone
    ? ''
    : html`<details><summary>${words.more}</summary>${form(
        'comment',
        html`<label>${words.answer}<textarea name="text" rows="2" required></textarea></label><button>${words.publish}</button>`,
      )}${mine ? form('removePost', html`<button>${words.erase}</button>`) : ''}</details>`
}
</article>`;
}

/** What stands on the screen, to be put in anew when it has changed. */
export function linesView(view: PhoneView, phone: DemoPhone) {
  const { lines } = phone.screen;
  if (lines.length === 0) return html`<p class="empty">${DEMO_WORDS[view.language].empty}</p>`;
  return html`${lines.map((line) => lineView(view, phone, line))}`;
}

function lineView(view: PhoneView, phone: DemoPhone, line: PhoneLine) {
  const words = DEMO_WORDS[view.language];
  const { by, text, files, reaction, erased, edited, at } = line;
  return html`<article class="${by}" data-line="${line.id}">
<h3 class="hidden">${by === 'us' ? words.us : DEMO_PEOPLE[view.who]}</h3>
${erased ? html`<p class="gone">${words.erased}</p>` : html`<p>${linked(text)}</p>`}
${files.map(({ name }) => html`<p class="attached">📎 ${name}</p>`)}
${reaction ? html`<p class="sign">${reaction}</p>` : ''}
<footer>${edited ? html`<span>${words.edited}</span>` : ''}<time datetime="${at.toISOString()}">${at.toISOString().slice(11, 16)}</time></footer>
${erased ? '' : changesOf(view, phone, line)}
</article>`;
}

/** What the channel lets somebody do with a message of theirs, or with one of ours. */
function changesOf(
  { language, channel, who }: PhoneView,
  phone: DemoPhone,
  { id, by, text, reaction }: PhoneLine,
) {
  const words = DEMO_WORDS[language];
  const form = (what: string, inner: unknown) =>
    html`<form method="post" action="/as/${channel}/${who}?lang=${language}"><input type="hidden" name="do" value="${what}"><input type="hidden" name="id" value="${id}">${inner}</form>`;
  const mine = by === 'customer';
  const forms = [
    mine && phone.edit && text
      ? form(
          'edit',
          html`<label>${words.edit}<textarea name="text" rows="2" required>${text}</textarea></label><button>${words.edit}</button>`,
        )
      : null,
    mine && phone.erase ? form('erase', html`<button>${words.erase}</button>`) : null,
    !mine && phone.react
      ? form(
          'react',
          html`<input type="hidden" name="text" value="${reaction ? '' : '❤️'}"><button>${reaction ? words.unreact : words.react}</button>`,
        )
      : null,
  ].filter((one) => one !== null);
  return forms.length === 0 ? '' : html`<details><summary>${words.more}</summary>${forms}</details>`;
}

function conditionsForm({ language, channel, who }: PhoneView, conditions: Conditions) {
  const words = DEMO_WORDS[language];
  const boxes = Object.entries(words.conditions).map(
    ([name, label]) =>
      html`<label><input type="checkbox" name="${name}" ${conditions[name as keyof Conditions] ? html`checked` : ''}> ${label}</label>`,
  );
  return html`<details class="trouble"><summary>${words.trouble}</summary><p>${words.troubleLead}</p><form method="post" action="/as/${channel}/${who}?lang=${language}"><input type="hidden" name="do" value="conditions">${boxes}<button>${words.apply}</button></form></details>`;
}

/** Text whose addresses can be followed. */
function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}
