import type { AnswerSurveyBody } from '@sinia/sdk';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { PlainTextKey } from '../form/ticket-fields.ts';

export type Cause = NonNullable<AnswerSurveyBody['cause']>;

const causes: readonly (readonly [Cause, PlainTextKey])[] = [
  ['supply', 'causeSupply'],
  ['attention', 'causeAttention'],
  ['time', 'causeTime'],
  ['answer', 'causeAnswer'],
  ['other', 'causeOther'],
];

/** Asked of whoever was not content; never required. */
export const causeField = (
  texts: TextsController,
  value: Cause | '',
  onChoose: (cause: Cause) => void,
): TemplateResult => html`
  <fieldset class="s-field" part="field">
    <legend part="label">${texts.term('causeLabel')} <span class="mark">(${texts.term('optional')})</span></legend>
    ${causes.map(
      ([cause, key]) => html`
        <label class="s-check" part="choice">
          <input type="radio" name="cause" .checked=${value === cause} @change=${() => onChoose(cause)} />
          ${texts.term(key)}
        </label>
      `,
    )}
  </fieldset>
`;
