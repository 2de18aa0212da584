import { checkIcon, copyIcon, mailIcon, messageCircleIcon } from '@sinia/design/icons';
import { formatLongDate } from '@sinia/i18n';
import type { OpenedTicket } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { groupKey } from '../dom/group-key.ts';
import { icon } from '../dom/icon.ts';

type Options = {
  readonly texts: TextsController;
  readonly ticket: OpenedTicket;
  /** Where the receipt goes; empty when the host vouches for the person and we do not know. */
  readonly email: string;
  readonly copied: boolean | undefined;
  readonly onCopy: () => void;
  readonly onAgain: () => void;
};

/** The key in large figures, ways to keep it, what happens next. */
export const sentPanel = ({ texts, ticket, email, copied, onCopy, onAgain }: Options): TemplateResult => {
  const key = groupKey(ticket.reference);
  const message = encodeURIComponent(texts.term('keyMessage', key, ticket.trackingUrl));
  const subject = encodeURIComponent(texts.term('keyMessageSubject'));
  const due = ticket.terms[0]?.dueAt;
  return html`
    <div class="sent" part="sent">
      <span class="seal">${icon(checkIcon)}</span>
      <h2 id="heading" tabindex="-1" part="title">${texts.term('sentTitle')}</h2>
      <div class="key-card">
        <p id="key-label">${texts.term('sentKeyLabel')}</p>
        <output class="key" part="key" aria-labelledby="key-label">${key}</output>
        <p class="s-help">${texts.term('sentKeyHelp')}</p>
        <div class="row">
          <button type="button" class="s-button s-button-strong" part="button" @click=${onCopy}>
            ${icon(copied ? checkIcon : copyIcon)} ${texts.term(copied ? 'copied' : 'copyKey')}
          </button>
          <a class="s-button" part="button" href="sms:?&body=${message}">${icon(messageCircleIcon)} ${texts.term('keyBySms')}</a>
          <a class="s-button" part="button" href="mailto:?subject=${subject}&body=${message}">
            ${icon(mailIcon)} ${texts.term('keyByEmail')}
          </a>
        </div>
        <p class="s-help" role="status">
          ${copied === undefined ? nothing : texts.term(copied ? 'copied' : 'copyFailed')}
        </p>
      </div>
      <h3>${texts.term('nextTitle')}</h3>
      <ol class="steps">
        ${email ? html`<li>${texts.term('nextReceipt', email)}</li>` : nothing}
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
