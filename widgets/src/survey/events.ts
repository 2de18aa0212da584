import type { Survey } from '@sinia/sdk';

/** A survey is shown; `detail` is what it is about and its language. */
export class SurveyLoadedEvent extends CustomEvent<Survey> {
  constructor(survey: Survey) {
    super('sinia-survey-loaded', { bubbles: true, composed: true, detail: survey });
  }
}

/** The survey has been answered, 1 (very badly) to 5 (very well). */
export class SurveyAnsweredEvent extends CustomEvent<{ readonly rating: number }> {
  constructor(rating: number) {
    super('sinia-survey-answered', { bubbles: true, composed: true, detail: { rating } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-survey-loaded': SurveyLoadedEvent;
    'sinia-survey-answered': SurveyAnsweredEvent;
  }
}
