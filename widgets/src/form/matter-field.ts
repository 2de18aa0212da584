import {
  circleQuestionMarkIcon,
  dropletsIcon,
  fileTextIcon,
  type Icon,
  messageSquareIcon,
} from '@sinia/design/icons';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';
import { errorLine } from '../templates/field.ts';
import { type Matter, matters, type PlainTextKey } from './ticket-fields.ts';

export const faces: Readonly<Record<Matter, readonly [PlainTextKey, Icon]>> = {
  query: ['matterQuery', circleQuestionMarkIcon],
  incident: ['matterIncident', dropletsIcon],
  billing: ['matterBilling', fileTextIcon],
  complaint: ['matterComplaint', messageSquareIcon],
};

type Options = {
  readonly texts: TextsController;
  readonly value: Matter | '';
  readonly error: string | undefined;
  readonly onChoose: (matter: Matter) => void;
};

/** Four large cards, of which one is on: a radio group, so arrow keys work as everywhere. */
export const matterField = ({ texts, value, error, onChoose }: Options): TemplateResult => html`
  <fieldset class="s-field" part="field" aria-describedby=${error ? 'matter-error' : ''}>
    <legend part="label">${texts.term('matterLabel')}</legend>
    ${errorLine('matter', error)}
    <div class="choices">
      ${matters.map((matter, index) => {
        const [key, shapes] = faces[matter];
        return html`
          <label class="choice" part="choice">
            <input
              type="radio"
              name="matter"
              id=${index === 0 ? 'matter' : `matter-${matter}`}
              .checked=${value === matter}
              aria-invalid=${error ? 'true' : 'false'}
              @change=${() => onChoose(matter)}
            />
            ${icon(shapes)} <span>${texts.term(key)}</span>
          </label>
        `;
      })}
    </div>
  </fieldset>
`;
