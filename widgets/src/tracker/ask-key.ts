import { searchIcon } from '@sinia/design/icons';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';
import { field } from '../templates/field.ts';

type Options = {
  readonly texts: TextsController;
  readonly typed: string;
  readonly complaint: string | undefined;
  readonly busy: boolean;
  readonly onInput: (typed: string) => void;
  readonly onSubmit: () => void;
};

/** One large field for the key; spaces and dashes are welcome. */
export const askKey = ({ texts, typed, complaint, busy, onInput, onSubmit }: Options): TemplateResult => html`
  <h2 part="title"><slot name="heading">${texts.term('trackTitle')}</slot></h2>
  <form
    novalidate
    aria-busy=${busy ? 'true' : 'false'}
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!busy) onSubmit();
    }}
  >
    ${field({
      id: 'reference',
      label: texts.term('trackKeyLabel'),
      help: texts.term('trackKeyHelp'),
      value: typed,
      error: complaint,
      inputMode: 'numeric',
      required: true,
      large: true,
      onInput,
    })}
    <button class="s-button s-button-primary" part="button submit" aria-disabled=${busy ? 'true' : 'false'}>
      ${icon(searchIcon)} ${texts.term(busy ? 'loading' : 'trackSearch')}
    </button>
    <span class="hidden" role="alert">${complaint ?? ''}</span>
  </form>
`;
