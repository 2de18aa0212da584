import { checkIcon, copyIcon, externalLinkIcon, forwardIcon, plusIcon } from '@sinia/design/icons';
import type { CallTicket, TicketSummary } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { groupKey } from '../dom/group-key.ts';
import { icon } from '../dom/icon.ts';
import type { CardView } from './view.ts';

type Offer = {
  readonly texts: TextsController;
  readonly openTickets: readonly TicketSummary[];
  readonly busy: boolean;
  readonly onOpen: () => void;
  /** Absent where there is no call that could go on with one: then it is shown. */
  readonly onLink: ((ticketId: string) => void) | undefined;
  readonly onShow: (ticketId: string) => void;
};

/** What is open of theirs comes before a new one: most people call again about the same thing. */
export const offerPart = (offer: Offer): TemplateResult => {
  const { texts, openTickets, busy, onOpen } = offer;
  const some = openTickets.length > 0;
  return html`
    ${some ? open(offer) : nothing}
    <button
      type="button"
      class="s-button ${some ? '' : 's-button-primary'} wide"
      part="button ${some ? '' : 'primary'}"
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${() => !busy && onOpen()}
    >
      ${icon(plusIcon)} ${texts.term(busy ? 'popWorking' : some ? 'popNewTicket' : 'popOpenTicket')}
    </button>
  `;
};

const open = ({ texts, openTickets, busy, onLink, onShow }: Offer) => html`
  <section aria-labelledby="open">
    <h4 id="open">${texts.term('popOpenTickets')}</h4>
    ${onLink ? html`<p class="s-help">${texts.term('popContinueHint')}</p>` : nothing}
    <ul class="lines">
      ${openTickets.map(
        ({ id, subject, reference }, place) => html`<li>
          <span><strong>${subject}</strong><span class="mark">${groupKey(reference)}</span></span>
          <button
            type="button"
            class="s-button small ${place === 0 && onLink ? 's-button-strong' : ''}"
            part="button"
            aria-label=${onLink ? texts.term('popContinueNamed', subject) : nothing}
            aria-disabled=${busy ? 'true' : 'false'}
            @click=${() => !busy && (onLink ?? onShow)(id)}
          >
            ${icon(forwardIcon)} ${texts.term(onLink ? 'popContinue' : 'popShowTicket')}
          </button>
        </li>`,
      )}
    </ul>
  </section>
`;

/** The key in large figures, in the groups in which it is read aloud. */
export const keyPart = (
  { texts, copied, verbs }: Pick<CardView, 'texts' | 'copied' | 'verbs'>,
  { id, reference, subject }: Pick<CallTicket, 'id' | 'reference'> & { readonly subject?: string },
): TemplateResult => html`
  <section class="key-card" aria-labelledby="key-label">
    <p id="key-label">${texts.term('popKey')}</p>
    <output class="key" part="key" aria-labelledby="key-label">${groupKey(reference)}</output>
    ${subject ? html`<p class="mark">${subject}</p>` : nothing}
    <div class="row">
      <button type="button" class="s-button" part="button" @click=${verbs.copy}>
        ${icon(copied ? checkIcon : copyIcon)} ${texts.term(copied ? 'popCopied' : 'popCopy')}
      </button>
      <button type="button" class="s-button" part="button" @click=${() => verbs.show(id)}>
        ${icon(externalLinkIcon)} ${texts.term('popShowTicket')}
      </button>
    </div>
  </section>
`;
