import { searchIcon } from '@sinia/design/icons';
import { readablePhone } from '@sinia/i18n/phones';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../dom/icon.ts';
import { failurePanel } from '../templates/failure-panel.ts';
import { callerName, callerPart } from './caller-part.ts';
import { factsPart } from './facts-part.ts';
import { keyPart, offerPart } from './tickets-part.ts';
import type { CardView, LookedUp } from './view.ts';

type View = Pick<CardView, 'texts' | 'opened' | 'busy' | 'failure' | 'copied' | 'said' | 'dial' | 'verbs'> & {
  readonly caller: LookedUp;
};

/** Whoever has a number of which the exchange told nothing else: no call to link, only a ticket to open. */
export const lookedUpCard = (view: View): TemplateResult => {
  const { texts, caller, opened, busy, failure, dial, verbs } = view;
  const { number, openTickets } = caller;
  const name = callerName(texts, caller, number);
  return html`
    <article class="card" part="card" data-phase="looked-up" aria-labelledby="who-calls">
      <header>
        <p class="phase">${icon(searchIcon)} <span>${texts.term('popLookedUp')}</span></p>
        <h3 id="who-calls" part="caller" tabindex="-1">${name}</h3>
        ${number && readablePhone(number) !== name ? html`<p class="mark">${readablePhone(number)}</p>` : nothing}
      </header>
      ${failure ? failurePanel({ texts, failure, kept: true, onRetry: verbs.again }) : nothing}
      ${callerPart({ texts, number, caller, priority: null, onIdentify: undefined })}
      ${
        opened
          ? keyPart(view, opened)
          : html`<div class="offer">
              ${offerPart({ texts, openTickets, busy, onOpen: verbs.open, onLink: undefined, onShow: verbs.show })}
            </div>`
      }
      ${factsPart({ texts, number, caller, dial, onDial: verbs.dial, onShow: verbs.show })}
      <p class="s-help" role="status">${view.said}</p>
    </article>
  `;
};
