import type { Texts } from '../../texts.ts';
import type { ca } from './ca.ts';

/** What the survey says besides the common texts, in English. */
export const en = {
  surveyTitle: 'How did we do?',
  surveyAbout: (subject) => `About: ${subject}`,
  rating1: 'Very badly',
  rating2: 'Badly',
  rating3: 'Fairly',
  rating4: 'Well',
  rating5: 'Very well',
  ratingMissing: 'Choose one of the five answers.',
  causeLabel: 'What went wrong most of all?',
  causeSupply: 'The water service',
  causeAttention: 'The way you were treated',
  causeTime: 'The time we took',
  causeAnswer: 'The answer or the solution',
  causeOther: 'Something else',
  commentLabel: 'Would you like to tell us anything else?',
  commentHelp: 'The service team will read it. Do not write personal details.',
  surveySend: 'Send the rating',
  surveySending: 'Sending your rating…',
  surveyThanks: 'Thank you. Your opinion helps us to improve.',
  surveyAnswered: 'You had already answered this survey. Thank you!',
  surveyExpired: 'This survey can no longer be answered.',
} satisfies Texts<typeof ca>;
