import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { field } from '../templates/field.ts';
import type { MailWish } from './chat-flow.ts';

type Options = {
  readonly texts: TextsController;
  readonly wish: MailWish;
  readonly email: string;
  readonly complaint: string | undefined;
  readonly busy: boolean;
  readonly onInput: (email: string) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
};

/** Asks for the address to which answers go from now on, or the conversation so far. */
export const mailForm = (options: Options): TemplateResult => {
  const { texts, wish, email, complaint, busy, onInput, onSubmit, onCancel } = options;
  const isMail = wish === 'mail';
  return html`
    <form
      class="mail"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      ${field({
        ...{
          id: 'mail',
          label: texts.term('emailLabel'),
          type: 'email',
          inputMode: 'email',
          autocomplete: 'email',
        },
        help: texts.term(isMail ? 'chatMailHelp' : 'chatTranscriptHelp'),
        ...{ required: true, value: email, error: complaint, onInput },
      })}
      <p class="row">
        <button class="s-button s-button-primary" part="button submit" aria-disabled=${busy ? 'true' : 'false'}>
          ${texts.term(isMail ? 'chatMailSend' : 'chatTranscriptSend')}
        </button>
        <button type="button" class="s-button s-button-quiet" part="button" @click=${onCancel}>
          ${texts.term('chatCancel')}
        </button>
      </p>
    </form>
  `;
};
