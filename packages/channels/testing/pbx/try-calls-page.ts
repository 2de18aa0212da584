import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Pbx } from './pbx.ts';
import { type PbxCall, PbxRefusal, type PbxScript } from './pbx-call.ts';
import { PBX_VERBS, type PbxVerb, type VerbBody } from './pbx-verbs.ts';
import { TRY_TEXTS, type TryLanguage, type TryTexts } from './try-calls-texts.ts';

/** Whom one can be: synthetic customers of the demonstration's billing system, and nobody. */
const CALLERS: Readonly<Record<keyof TryTexts['callers'], PbxScript>> = {
  known: { from: '600000042' },
  unknown: { from: '699888777' },
  hidden: { from: 'anonymous' },
  shared: { from: '930000048' },
  senior: { from: '600000002', priority: 'senior' },
};

type Offer = readonly [verb: PbxVerb, body: VerbBody];
const HANG_UP: Offer = ['hangup', { by: 'caller' }];

/** What is offered in each state; the verbs themselves refuse what the state does not allow. */
const OFFERS: Readonly<Record<PbxCall['state'], readonly Offer[]>> = {
  menu: [HANG_UP],
  queued: [['voicemail', {}], HANG_UP],
  ringing: [['answer', { extension: '214' }], ['reject', { extension: '214' }], ['voicemail', {}], HANG_UP],
  talking: [
    ['hold', {}],
    ['transfer', { type: 'blind', extension: '215' }],
    ['consult', { extension: '215' }],
    ['survey', { value: 5 }],
    HANG_UP,
  ],
  held: [['unhold', {}], HANG_UP],
  voicemail: [HANG_UP],
  ended: [['survey', { value: 5 }]],
};

/** The page on which a person plays the customer and the exchange: `/`, in Catalan, or Spanish with `?lang=es`. */
export function tryCallsPage(pbx: Pbx, { baseUrl }: { baseUrl: string }): Hono {
  const routes = new Hono();
  const languageOf = (lang: string | undefined): TryLanguage => (lang === 'es' ? 'es' : 'ca');
  const back = (lang: TryLanguage, more = '') => `/?lang=${lang}${more}`;
  routes.get('/', (c) => {
    const lang = languageOf(c.req.query('lang'));
    const refused = c.req.query('refused') !== undefined;
    return c.html(page(pbx, lang, baseUrl, refused), 200, { 'Cache-Control': 'no-store' });
  });
  routes.post('/try', async (c) => {
    const form = await c.req.formData();
    const caller = String(form.get('caller')) as keyof typeof CALLERS;
    const script = Object.hasOwn(CALLERS, caller) ? CALLERS[caller] : CALLERS.unknown;
    const faults = form.has('faults') ? { faults: { copies: 2, reorders: true } } : {};
    const ivr = { path: ['1'], language: languageOf(String(form.get('lang'))) };
    pbx.start({ ...script, queue: 'atencio', ivr, consent: form.has('consent'), ...faults });
    return c.redirect(back(languageOf(String(form.get('lang')))), 303);
  });
  routes.post('/try/:id/:verb', async (c) => {
    const form = await c.req.formData();
    const lang = languageOf(String(form.get('lang')));
    const verb = c.req.param('verb');
    if (!Object.hasOwn(PBX_VERBS, verb)) return c.notFound();
    try {
      pbx.do(verb as PbxVerb, c.req.param('id'), JSON.parse(String(form.get('body') ?? '{}')) as VerbBody);
    } catch (error) {
      if (!(error instanceof PbxRefusal)) throw error;
      return c.redirect(back(lang, '&refused'), 303);
    }
    return c.redirect(back(lang), 303);
  });
  return routes;
}

function page(pbx: Pbx, lang: TryLanguage, baseUrl: string, refused: boolean) {
  const text = TRY_TEXTS[lang];
  const other = lang === 'ca' ? 'es' : 'ca';
  const calls = [...pbx.calls.values()].toReversed().slice(0, 12);
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text.title} · Sínia</title>
<link rel="stylesheet" href="${baseUrl}/assets/hosted-page.css">
<style>${raw(STYLE)}</style>
</head>
<body>
<header><span class="mark" aria-hidden="true"></span><span>Sínia</span>
<a lang="${other}" href="/?lang=${other}">${text.other}</a></header>
<main>
<h1>${text.title}</h1>
<p>${text.lead}</p>
${refused ? html`<p role="alert">${text.refused}</p>` : ''}
<form method="post" action="/try" class="card">
<fieldset><legend>${text.ring}</legend>
${Object.entries(text.callers).map(
  ([key, name], index) =>
    html`<label><input type="radio" name="caller" value="${key}" ${index === 0 ? 'checked' : ''}> ${name}</label>`,
)}
</fieldset>
<p>${text.extensions}</p>
<label><input type="checkbox" name="consent" checked> ${text.consent}</label>
<label><input type="checkbox" name="faults"> ${text.faults}</label>
<input type="hidden" name="lang" value="${lang}">
<button>${text.rings}</button>
</form>
<h2>${text.calls}</h2>
<div id="calls">${calls.length === 0 ? html`<p>${text.none}</p>` : calls.map((call) => card(call, lang))}</div>
</main>
<script>${raw(FOLLOW)}</script>
</body>
</html>`;
}

function card(call: PbxCall, lang: TryLanguage) {
  const text = TRY_TEXTS[lang];
  const number = call.direction === 'outbound' ? call.to : call.from;
  const shown = /\d/.test(number) ? number : text.hiddenNumber;
  const legs = call.legs.filter(({ state }) => state !== 'gone').map(({ extension }) => text.at(extension));
  const title = call.direction === 'outbound' ? text.dialled(shown) : text.call(shown);
  return html`<article class="card">
<h3>${title}</h3>
<p><strong>${text.states[call.state]}</strong>${legs.length > 0 ? html` · ${legs.join(', ')}` : ''}</p>
${call.recording === 'paused' ? html`<p>${text.paused}</p>` : ''}
${call.survey ? html`<p>${text.surveyAsked}</p>` : ''}
${call.rating ? html`<p>${text.rated(call.rating)}</p>` : ''}
<div class="verbs">${offersOf(call).map(([verb, body]) => {
    const label = verb === 'transfer' && body.type === 'attended' ? text.handOver : text.verbs[verb];
    return html`<form method="post" action="/try/${call.id}/${verb}"><input type="hidden" name="lang" value="${lang}"><input type="hidden" name="body" value="${JSON.stringify(body)}"><button>${label}<span class="hidden"> · ${title}</span></button></form>`;
  })}</div>
</article>`;
}

/** While a colleague is asked, what can be done about that comes first. */
function offersOf(call: PbxCall): readonly Offer[] {
  const late: readonly Offer[] = call.lateRecords.length > 0 ? [['cdr', {}]] : [];
  if (!call.consultation || call.state !== 'held') {
    const ringing = call.legs.filter(({ state }) => state === 'ringing').map(({ extension }) => extension);
    const own = (offer: Offer): Offer =>
      offer[1].extension && ringing[0] && (offer[0] === 'answer' || offer[0] === 'reject')
        ? [offer[0], { extension: ringing[0] }]
        : offer;
    return [...OFFERS[call.state].map(own), ...late];
  }
  const next: Offer = call.consultation.answered
    ? ['transfer', { type: 'attended' }]
    : ['consultAnswered', {}];
  return [next, ['cancelConsult', {}], HANG_UP];
}

const STYLE = `
body { font-size: var(--sinia-text-md); }
header a { margin-inline-start: auto; font-weight: var(--sinia-weight-medium); }
.card { display: grid; gap: var(--sinia-space-3); margin-block-start: var(--sinia-space-4); padding: var(--sinia-space-5);
  border: 1px solid var(--sinia-line); border-radius: var(--sinia-radius-card); background: var(--sinia-raised); }
.card p, .card h3 { margin: 0; }
.card h3 { font-size: var(--sinia-text-lg); font-weight: var(--sinia-weight-strong); }
input { accent-color: var(--sinia-action); }
fieldset { display: grid; gap: var(--sinia-space-2); margin: 0; padding: 0; border: 0; }
legend { margin-block-end: var(--sinia-space-2); padding: 0; font-weight: var(--sinia-weight-strong); }
label { display: flex; gap: var(--sinia-space-2); align-items: center; min-height: 1.75rem; }
.verbs { display: flex; flex-wrap: wrap; gap: var(--sinia-space-2); }
button { min-height: 2.5rem; padding-inline: var(--sinia-space-4); border: 1px solid var(--sinia-control-line);
  border-radius: var(--sinia-radius-control); background: var(--sinia-canvas); color: var(--sinia-text); font: inherit; cursor: pointer; }
form.card > button { justify-self: start; border-color: transparent; background: var(--sinia-action); color: var(--sinia-on-action);
  font-weight: var(--sinia-weight-medium); }
[role='alert'] { color: var(--sinia-danger); font-weight: var(--sinia-weight-medium); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** What others do with the calls is seen too; nothing moves under a hand that is on it. */
const FOLLOW = `
const own = document.getElementById('calls');
setInterval(async () => {
  if (own.contains(document.activeElement)) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('calls');
  if (next && next.innerHTML !== own.innerHTML && !own.contains(document.activeElement)) own.innerHTML = next.innerHTML;
}, 1000);
`;
