import { mailIcon } from '@sinia/design/icons';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';
import { field } from '../templates/field.ts';

export type AccessState = 'asking' | 'sending' | 'sent';

type Options = {
  readonly texts: TextsController;
  readonly state: AccessState;
  readonly values: { readonly email: string; readonly phone: string };
  readonly complaint: string | undefined;
  readonly onInput: (change: Partial<{ email: string; phone: string }>) => void;
  readonly onSubmit: () => void;
  readonly onAgain: () => void;
};

/** A personal link to the thread, sent to the address that we already have; the answer never says whether it matched. */
export const accessPanel = (options: Options): TemplateResult => {
  const { texts, state } = options;
  return html`
    <section class="access">
      <h3>${texts.term('accessTitle')}</h3>
      ${state === 'sent' ? sent(options) : form(options)}
    </section>
  `;
};

const sent = ({ texts, onAgain }: Options) => html`
  <p class="s-notice s-notice-success" id="access-sent" role="status" tabindex="-1">${texts.term('accessSent')}</p>
  <div class="row">
    <button type="button" class="s-button s-button-quiet" part="button" @click=${onAgain}>${texts.term('accessAgain')}</button>
  </div>
`;

const form = ({ texts, state, values, complaint, onInput, onSubmit }: Options) => html`
  <p>${texts.term('accessHelp')}</p>
  <form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      if (state === 'asking') onSubmit();
    }}
  >
    ${field({
      id: 'access-email',
      label: texts.term('accessByEmail'),
      value: values.email,
      error: complaint,
      type: 'email',
      inputMode: 'email',
      autocomplete: 'email',
      onInput: (email) => onInput({ email }),
    })}
    ${field({
      id: 'access-phone',
      label: texts.term('accessByPhone'),
      value: values.phone,
      type: 'tel',
      inputMode: 'tel',
      autocomplete: 'tel',
      onInput: (phone) => onInput({ phone }),
    })}
    <button class="s-button" part="button" aria-disabled=${state === 'sending' ? 'true' : 'false'}>
      ${icon(mailIcon)} ${texts.term('accessSend')}
    </button>
    <span class="hidden" role="alert">${complaint ?? ''}</span>
  </form>
`;
