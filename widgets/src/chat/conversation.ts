import { paperclipIcon } from '@sinia/design/icons';
import { formatTime } from '@sinia/i18n';
import type { Chat, PublicMessage } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { groupKey } from '../dom/group-key.ts';
import { icon } from '../dom/icon.ts';
import { describeFailure } from '../failure.ts';
import type { ChatOutbox, Unsent } from './chat-outbox.ts';
import { type Line, linesOf, type StatusLine } from './lines.ts';

type Options = {
  readonly texts: TextsController;
  readonly chat: Chat;
  readonly outbox: ChatOutbox;
  readonly onOpenFile: (attachmentId: string) => void;
};

/** What was said, oldest first, with what has not arrived yet at the end. New lines are read out. */
export const conversation = (options: Options): TemplateResult => html`
  <div class="log" part="thread" id="log" role="log" tabindex="0" aria-label=${options.texts.term('chatLog')}>
    <ol role="list">
      ${linesOf(options.chat).map((line) => lineOf(options, line))}
      ${options.outbox.list.map((unsent, index) => unsentLine(options.texts, options.outbox, unsent, index === 0))}
    </ol>
  </div>
`;

const lineOf = (options: Options, line: Line) =>
  'message' in line
    ? bubble(options, line.message)
    : html`<li class="status">${statusWords(options, line.status)}</li>`;

function statusWords({ texts, chat }: Options, status: StatusLine): string {
  if (status === 'receipt') return texts.term('chatReceipt', groupKey(chat.ticket.reference));
  return texts.term(status === 'resolved' ? 'chatResolved' : 'chatInProgress');
}

const bubble = ({ texts, onOpenFile }: Options, message: PublicMessage) => html`
  <li class="message" part="message" data-author=${message.author}>
    <p class="by">
      <strong>${message.author === 'customer' ? texts.term('chatYou') : message.authorName || texts.term('chatUs')}</strong>
      <time datetime=${message.createdAt}>${formatTime(texts.locale, message.createdAt)}</time>
    </p>
    <div class="body">${message.body}</div>
    ${message.attachments.map(({ id, fileName, held }) =>
      held
        ? html`<p class="by">${texts.term(held.why === 'virus' ? 'chatFileRetained' : 'chatFileChecking', fileName)}</p>`
        : html`<button type="button" class="s-button" part="button" @click=${() => onOpenFile(id)}>
        ${icon(paperclipIcon)} ${fileName}
      </button>`,
    )}
  </li>
`;

const unsentLine = (texts: TextsController, outbox: ChatOutbox, unsent: Unsent, first: boolean) => {
  const refused = first && outbox.refusal !== null;
  return html`
    <li class="message" part="message" data-author="customer" data-state=${refused ? 'failed' : 'sending'}>
      <p class="by"><strong>${texts.term('chatYou')}</strong></p>
      <div class="body">${unsent.body}</div>
      <p class="by">${refused ? failedWords(texts, outbox) : texts.term(outbox.waiting ? 'chatWaiting' : 'chatSending')}</p>
      ${
        refused
          ? html`<p class="row">
            <button type="button" class="s-button" part="button" @click=${() => outbox.retry()}>
              ${texts.term('chatAgain')}
            </button>
            <button type="button" class="s-button s-button-quiet" part="button" @click=${() => outbox.discard(unsent.key)}>
              ${texts.term('chatDiscard')}
            </button>
          </p>`
          : nothing
      }
    </li>
  `;
};

const failedWords = (texts: TextsController, { refusal }: ChatOutbox) =>
  `${texts.term('chatFailed')} ${describeFailure(refusal, texts).text}`;
