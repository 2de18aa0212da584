import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

export const en = {
  receipt:
    'We have received your enquiry.\n\nKey: {{ reference }}\nStatus: {{ state }}\n\nYou can go on writing here, or follow it with this personal link:\n{{ link }}',
  receipt_unverified: 'We have received an enquiry.\n\nKey: {{ reference }}\nStatus: {{ state }}',
  in_progress: 'Your enquiry {{ reference }} is {{ state }}: we are working on it.',
  reopened: 'We have reopened your enquiry {{ reference }}. Status: {{ state }}.',
  pending:
    '{% if answer %}{{ answer }}\n\n{% endif %}To go on with enquiry {{ reference }} we need an answer from you. You can answer right here.',
  resolved:
    '{% if answer %}{{ answer }}\n\n{% endif %}Your enquiry {{ reference }} is {{ state }}. If it is not resolved, answer right here and we will reopen it.',
  reply: '{{ answer }}',
  copy: '{{ answer }}',
  forward: '{{ answer }}',
  survey:
    'How did we do with enquiry {{ reference }}? Two questions, less than a minute. It is not obligatory.\n{{ surveyLink }}',
  access_link: 'Here is the personal link to your enquiry {{ reference }}. Do not share it:\n{{ link }}',
  transcript: 'Here is the conversation of the enquiry {{ reference }}:\n{{ link }}',
} as const satisfies Texts<typeof ca>;
