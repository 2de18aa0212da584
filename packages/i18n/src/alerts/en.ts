import type { AlertTexts } from './ca.ts';

/** What staff are told of, in English. */
export const alerts: AlertTexts = {
  happened: {
    new: 'New enquiry in your group',
    assigned: 'An enquiry was assigned to you',
    mentioned: 'You were mentioned in a note',
    customer_replied: 'The customer has written again',
    due: 'An enquiry is about to fall due',
  },
};
