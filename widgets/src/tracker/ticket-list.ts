import { chevronRightIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import type { TrackedSummary } from '@sinia/sdk';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';
import type { PlainTextKey } from '../form/ticket-fields.ts';

const states: Readonly<Record<string, PlainTextKey>> = {
  open: 'stateOpen',
  in_progress: 'stateInProgress',
  resolved: 'stateResolved',
};

/** One's own tickets, newest first; the whole row is the button. */
export const ticketList = (
  texts: TextsController,
  list: readonly TrackedSummary[],
  onOpen: (reference: string) => void,
): TemplateResult => html`
  <h2 id="heading" tabindex="-1" part="title"><slot name="heading">${texts.term('listTitle')}</slot></h2>
  ${
    list.length === 0
      ? html`<p class="empty">${texts.term('listEmpty')}</p>`
      : html`<ul class="tickets" role="list" part="list">
        ${list.map((ticket) => row(texts, ticket, onOpen))}
      </ul>`
  }
`;

const row = (texts: TextsController, ticket: TrackedSummary, onOpen: (reference: string) => void) => html`
  <li>
    <button type="button" class="ticket" part="ticket" @click=${() => onOpen(ticket.reference)}>
      <span class="subject">${ticket.subject}</span>
      <span class="meta">
        <span class="s-status" data-public-status=${ticket.publicStatus}>
          ${texts.term(states[ticket.publicStatus] ?? 'stateInProgress')}
        </span>
        <span>${texts.term('listReceived', formatDate(texts.locale, ticket.receivedAt))}</span>
      </span>
      ${icon(chevronRightIcon)}
    </button>
  </li>
`;
