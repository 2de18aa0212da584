import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { errorLine } from '../templates/field.ts';

export const ratings = [1, 2, 3, 4, 5] as const;

export type Rating = (typeof ratings)[number];

type Options = {
  readonly texts: TextsController;
  readonly value: Rating | 0;
  readonly error: string | undefined;
  readonly onChoose: (rating: Rating) => void;
};

/** Five labelled answers, a number and a word each: nobody has to know which end of a row of stars is good. */
export const ratingField = ({ texts, value, error, onChoose }: Options): TemplateResult => html`
  <fieldset class="s-field" part="field" aria-describedby=${error ? 'rating-error' : ''}>
    <legend class="hidden">${texts.term('surveyTitle')}</legend>
    ${errorLine('rating', error)}
    <div class="choices">
      ${ratings.map(
        (rating) => html`
          <label class="choice" part="choice" data-rating=${rating}>
            <input
              type="radio"
              name="rating"
              id=${rating === 1 ? 'rating' : `rating-${rating}`}
              .checked=${value === rating}
              aria-invalid=${error ? 'true' : 'false'}
              @change=${() => onChoose(rating)}
            />
            <span class="figure">${rating}</span> <span>${texts.term(`rating${rating}`)}</span>
          </label>
        `,
      )}
    </div>
  </fieldset>
`;
