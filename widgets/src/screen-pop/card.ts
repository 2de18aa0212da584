import { phoneIcon } from '@sinia/design/icons';
import { formatDuration } from '@sinia/i18n/durations';
import { readablePhone } from '@sinia/i18n/phones';
import type { Call } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../dom/icon.ts';
import { failurePanel } from '../templates/failure-panel.ts';
import { callerName, callerPart, numberOf } from './caller-part.ts';
import { dialButton, factsPart } from './facts-part.ts';
import { countdown, livePart } from './live-part.ts';
import { phaseWords } from './phase-words.ts';
import { keyPart, offerPart } from './tickets-part.ts';
import type { CardView } from './view.ts';
import { writeUpPart } from './write-up-part.ts';

export { screenPopStyles } from '../screen-pop.styles.ts';
export { callerName, numberOf } from './caller-part.ts';
export { lookedUpCard } from './looked-up-card.ts';
export { switcher } from './switcher.ts';

/** One call: who it is, what is open of theirs, what to do next, what is left to be written. */
export const callCard = (view: CardView): TemplateResult => {
  const { texts, pop, failure, verbs, dial } = view;
  const { call } = pop;
  const number = numberOf(call);
  return html`
    <article class="card" part="card" data-call=${call.id} data-phase=${call.phase} aria-labelledby="who-calls">
      ${head(view)}
      ${failure ? failurePanel({ texts, failure, kept: true, onRetry: verbs.again }) : nothing}
      ${callerPart({ texts, number, caller: pop, priority: call.priority, onIdentify: verbs.identify })}
      ${ticketPart(view)} ${isTalk(call) ? livePart(view) : countdown(view)} ${writeUpPart(view)}
      ${factsPart({ texts, number, caller: pop, dial, onDial: verbs.dial, onShow: verbs.show })}
      ${number && call.phase === 'ended' ? html`<div class="row">${dialButton({ texts, number, dial, onDial: verbs.dial })}</div>` : nothing}
      <p class="s-help" role="status">${view.said}</p>
    </article>
  `;
};

const isTalk = ({ phase }: Call) => phase === 'talking' || phase === 'held';

function head(view: CardView): TemplateResult {
  const { texts, pop, now } = view;
  const { call } = pop;
  const number = numberOf(call);
  const name = callerName(texts, pop, number);
  const read = number && readablePhone(number);
  return html`
    <header>
      <p class="phase" data-phase=${call.phase}>
        ${icon(phoneIcon)} <span>${phaseWords(texts, call)}</span>${time(view, call, now)}
      </p>
      <h3 id="who-calls" part="caller" tabindex="-1">${name}</h3>
      <p class="mark">
        ${[
          read === name ? null : read,
          call.queue && texts.term('popQueue', call.queue.name ?? call.queue.id),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </header>
  `;
}

function time({ texts }: CardView, call: Call, now: number): TemplateResult | typeof nothing {
  if (call.phase === 'ended')
    return html`<span class="time">
      ${call.talkSeconds === null ? nothing : texts.term('popDuration', formatDuration(call.talkSeconds))}
      ${call.rating === null ? nothing : html`<span class="rating">${texts.term('popRating', call.rating)}</span>`}
    </span>`;
  if (!call.answeredAt) return nothing;
  const seconds = (now - Date.parse(call.answeredAt)) / 1000;
  return html`<span class="time" role="timer">${formatDuration(seconds)}</span>`;
}

function ticketPart(view: CardView): TemplateResult {
  const { texts, pop, opened, busy, verbs } = view;
  const ticket = pop.ticket ?? opened;
  if (ticket) return keyPart(view, ticket);
  const { openTickets } = pop;
  return html`<div class="offer">${offerPart({ texts, openTickets, busy, onOpen: verbs.open, onLink: verbs.link, onShow: verbs.show })}</div>`;
}
