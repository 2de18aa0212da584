import { checkIcon, copyIcon, printerIcon } from '@sinia/design/icons';
import { formatDateTime, formatLongDate } from '@sinia/i18n/dates';
import type { OpenedTicket } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { groupKey } from '../dom/group-key.ts';
import { icon } from '../dom/icon.ts';
import { printAlone } from '../dom/print-alone.ts';

export { sentPanelStyles } from './sent-panel.styles.ts';

type Options = {
  readonly texts: TextsController;
  readonly ticket: OpenedTicket;
  /** Where the receipt goes too; empty when the host vouches for the person and we do not know. */
  readonly sentTo: { readonly email: string; readonly phone: string };
  readonly copied: boolean | undefined;
  readonly onCopy: () => void;
  readonly onAgain: () => void;
};

/** The key in large figures, ways to keep it, what happens next; it prints on one sheet. */
export const sentPanel = (options: Options): TemplateResult => {
  const { texts, ticket, copied, onCopy, onAgain } = options;
  const due = ticket.terms[0]?.dueAt;
  return html`
    <div class="sent" part="sent">
      <span class="seal">${icon(checkIcon)}</span>
      <h2 id="heading" tabindex="-1" part="title">${texts.term('sentTitle')}</h2>
      <div class="key-card">
        <p id="key-label">${texts.term('sentKeyLabel')}</p>
        <output class="key" part="key" aria-labelledby="key-label">${groupKey(ticket.reference)}</output>
        <p>${texts.term('sentKeyHelp')} ${receipt(options)}</p>
        <div class="row">
          <button type="button" class="s-button s-button-strong" part="button" @click=${onCopy}>
            ${icon(copied ? checkIcon : copyIcon)} ${texts.term(copied ? 'copied' : 'copyKey')}
          </button>
          <button type="button" class="s-button" part="button" @click=${printFrom}>
            ${icon(printerIcon)} ${texts.term('printKey')}
          </button>
        </div>
        <p class="s-help" role="status">
          ${copied === undefined ? nothing : texts.term(copied ? 'copied' : 'copyFailed')}
        </p>
      </div>
      <p class="printed">${texts.term('printedAt', formatDateTime(texts.locale, ticket.receivedAt))}</p>
      <p class="printed">${texts.term('printedLink', pageOf(ticket.trackingUrl))}</p>
      <h3>${texts.term('nextTitle')}</h3>
      <ol class="steps">
        <li>${texts.term('nextPerson')}</li>
        <li>${texts.term('nextNotices')}</li>
        ${due ? html`<li>${texts.term('nextTerm', formatLongDate(texts.locale, due))}</li>` : nothing}
      </ol>
      <div class="row">
        <a class="s-button" part="button" href=${ticket.trackingUrl}>${texts.term('follow')}</a>
        <button type="button" class="s-button s-button-quiet" part="button" @click=${onAgain}>${texts.term('another')}</button>
      </div>
    </div>
  `;
};

/** On paper a key is typed, not a token. */
const pageOf = (trackingUrl: string) => trackingUrl.replace(/[?#].*/, '');

const receipt = ({ texts, sentTo: { email, phone } }: Options) =>
  email ? texts.term('sentToEmail', email) : phone ? texts.term('sentToPhone', phone) : nothing;

const printFrom = (event: Event) => {
  const { host } = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  printAlone(host);
};
