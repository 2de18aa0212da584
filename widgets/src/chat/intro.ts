import { formatWhen } from '@sinia/i18n';
import type { ChatStanding } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { field } from '../templates/field.ts';

export type IntroValues = { readonly text: string; readonly name: string; readonly email: string };

type Options = {
  readonly texts: TextsController;
  readonly standing: ChatStanding;
  readonly values: IntroValues;
  readonly complaints: Partial<Record<'text' | 'email', string>>;
  readonly busy: boolean;
  /** The page has signed somebody in: who they are is known. */
  readonly known: boolean;
  readonly onInput: (change: Partial<IntroValues>) => void;
  readonly onSubmit: () => void;
};

/** Before the first message: whether somebody is there, in words, and what they need to know. */
export const intro = (options: Options): TemplateResult => {
  const { texts, standing, values, complaints, known, busy, onInput, onSubmit } = options;
  const attended = standing.state === 'attended';
  return html`
    <div class="standing" role="status" data-state=${standing.state}>
      <p><strong>${standingWords(texts, standing)}</strong></p>
      ${attended && standing.waiting > 0 ? html`<p>${texts.term('chatAhead', standing.waiting)}</p>` : nothing}
      ${standing.opensAt ? html`<p>${texts.term('chatOpens', formatWhen(texts.locale, standing.opensAt, new Date()))}</p>` : nothing}
      <p>${texts.term('chatPerson')}</p>
    </div>
    <form
      class="intro"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      ${field({
        ...{ id: 'text', label: texts.term('chatMessage'), rows: 3, required: true },
        ...{ value: values.text, error: complaints.text, onInput: (text) => onInput({ text }) },
      })}
      ${
        known
          ? nothing
          : field({
              ...{
                id: 'name',
                label: texts.term('chatName'),
                mark: texts.term('optional'),
                autocomplete: 'name',
              },
              ...{ value: values.name, onInput: (name) => onInput({ name }) },
            })
      }
      ${
        known || attended
          ? nothing
          : field({
              ...{
                id: 'email',
                label: texts.term('chatEmail'),
                type: 'email',
                inputMode: 'email',
                required: true,
              },
              ...{ autocomplete: 'email', value: values.email, error: complaints.email },
              onInput: (email) => onInput({ email }),
            })
      }
      <button class="s-button s-button-primary" part="button submit" aria-disabled=${busy ? 'true' : 'false'}>
        ${texts.term(busy ? 'chatSending' : attended ? 'chatStart' : 'chatLeave')}
      </button>
    </form>
  `;
};

const standingWords = (texts: TextsController, { state, says }: ChatStanding) => {
  if (state === 'attended') return texts.term('chatAttended');
  return says[texts.locale] ?? texts.term(state === 'closed' ? 'chatClosed' : 'chatUnattended');
};
