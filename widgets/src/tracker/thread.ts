import { paperclipIcon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import type { PublicMessage, TrackedTicket } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';

type OpenFile = (attachmentId: string) => void;

/** The conversation, oldest first, as its customer may read it. */
export const thread = (
  texts: TextsController,
  ticket: TrackedTicket,
  onOpenFile: OpenFile,
): TemplateResult => html`
  <section class="thread" part="thread" aria-label=${texts.term('threadTitle')}>
    <ol role="list">
      ${ticket.messages.map((message) => bubble(texts, message, onOpenFile))}
    </ol>
  </section>
`;

const bubble = (texts: TextsController, message: PublicMessage, onOpenFile: OpenFile) => html`
  <li class="message" part="message" data-author=${message.author}>
    <p class="by">
      <strong>${message.author === 'customer' ? texts.term('threadYou') : message.authorName || texts.term('threadUs')}</strong>
      <time datetime=${message.createdAt}>${formatWhen(texts.locale, message.createdAt, new Date())}</time>
    </p>
    <div class="body">${message.body}</div>
    ${
      message.attachments.length
        ? html`<ul class="row" role="list" aria-label=${texts.term('threadAttachments')}>
          ${message.attachments.map((file) => html`<li>${fileOf(texts, file, onOpenFile)}</li>`)}
        </ul>`
        : nothing
    }
  </li>
`;

const fileOf = (
  texts: TextsController,
  { id, fileName, held }: PublicMessage['attachments'][number],
  onOpenFile: OpenFile,
) =>
  held
    ? texts.term(held.why === 'virus' ? 'trackerFileRetained' : 'trackerFileChecking', fileName)
    : html`<button
        type="button"
        class="s-button"
        part="button"
        aria-label=${texts.term('fileOpen', fileName)}
        @click=${() => onOpenFile(id)}
      >
        ${icon(paperclipIcon)} ${fileName}
      </button>`;
