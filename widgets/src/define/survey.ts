import { define } from '../dom/define.ts';
import { SiniaSurvey } from '../survey.ts';

define('sinia-survey', SiniaSurvey);

declare global {
  interface HTMLElementTagNameMap {
    'sinia-survey': SiniaSurvey;
  }
}

export { SiniaSurvey };
