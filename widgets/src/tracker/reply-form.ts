import { sendIcon } from '@sinia/design/icons';
import type { TrackedTicket } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { SendingController } from '../controllers/sending-controller.ts';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { UploadController } from '../controllers/upload-controller.ts';
import { icon } from '../dom/icon.ts';
import { field } from '../templates/field.ts';
import { uploadsField } from '../templates/uploads.ts';
import { waitingPanel } from '../templates/waiting-panel.ts';

export type ReplyState = {
  readonly busy: boolean;
  readonly sent: boolean;
  readonly complaint: string | undefined;
  readonly filesComplaint: string | undefined;
};

type Options = {
  readonly texts: TextsController;
  readonly ticket: TrackedTicket;
  readonly typed: string;
  readonly state: ReplyState;
  readonly uploads: UploadController;
  readonly sending: SendingController;
  readonly onInput: (typed: string) => void;
  readonly onSubmit: () => void;
};

/** Writing on one's own ticket; a closed one says what to do instead. */
export const replyForm = (options: Options): TemplateResult => {
  const { texts, ticket, typed, state, uploads, sending, onInput, onSubmit } = options;
  if (!ticket.mayReply) return html`<p class="s-notice">${texts.term('replyClosed')}</p>`;
  return html`
    <form
      class="reply"
      novalidate
      aria-busy=${state.busy ? 'true' : 'false'}
      @submit=${(event: Event) => {
        event.preventDefault();
        if (!state.busy) onSubmit();
      }}
    >
      ${field({
        id: 'reply',
        label: texts.term('replyLabel'),
        value: typed,
        error: state.complaint,
        rows: 3,
        onInput,
        ...(ticket.publicStatus === 'resolved' && { help: texts.term('replyReopens') }),
      })}
      ${uploadsField({ texts, uploads, error: state.filesComplaint })}
      ${waitingPanel(texts, state.busy, sending, uploads)}
      <button class="s-button s-button-primary" part="button submit" aria-disabled=${state.busy ? 'true' : 'false'}>
        ${icon(sendIcon)} ${texts.term(state.busy ? 'replySending' : 'replySend')}
      </button>
      <p class="s-help" role="status">${state.sent ? texts.term('replySent') : nothing}</p>
    </form>
  `;
};
