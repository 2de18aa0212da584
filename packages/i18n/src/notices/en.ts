import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

const greeting = 'Hello{% if name %} {{ name }}{% endif %},';

const follow = `You can follow the enquiry and add to it here:
{{ link }}

You can also answer this message, or call {{ phone }} and tell us the key.`;

const farewell = `{{ company }}
Telephone: {{ phone }}

We use your data only to deal with this enquiry. To exercise your rights, write to {{ mailbox }}.`;

export const en = {
  states: { open: 'OPEN', in_progress: 'IN PROGRESS', resolved: 'RESOLVED' },
  /** Above a message that goes to a third party. */
  forwarded: { title: 'Forwarded message', from: 'From', date: 'Date', subject: 'Subject', files: 'Files' },
  /** Where our own words begin the conversation there is nothing that could be answered yet: the SMS says them. */
  firstSms: '{{ company }}: {{ answer }} To answer or follow it (key {{ reference }}): {{ link }}',
  receipt: {
    subject: 'We have received your enquiry {{ reference }}: {{ subject }}',
    text: `${greeting}

We received your enquiry on {{ receivedDate }} at {{ receivedTime }}.

Key of the enquiry: {{ reference }}
Status: {{ state }}

This is what you wrote:

{{ subject }}

{{ body }}
{% if attachments.size > 0 %}
Attached files:
{% for file in attachments %}- {{ file }}
{% endfor %}{% endif %}
${follow}

${farewell}`,
    sms: '{{ company }}: we received your enquiry on {{ receivedDate }} at {{ receivedTime }}. Key {{ reference }}. Status: {{ state }}. Follow it: {{ link }}',
  },
  receipt_unverified: {
    subject: 'We have received the enquiry {{ reference }}',
    text: `Hello,

On {{ receivedDate }} at {{ receivedTime }} we received an enquiry that gives this address.

Key of the enquiry: {{ reference }}
Status: {{ state }}

If it is yours, you can see and follow it here. The link is personal:
{{ link }}

If it is not yours, you need not do anything.

${farewell}`,
    sms: '{{ company }}: we received an enquiry that gives this number. Key {{ reference }}. If it is yours: {{ link }}',
  },
  in_progress: {
    subject: 'Your enquiry {{ reference }} is IN PROGRESS',
    text: `${greeting}

We are now working on your enquiry.

Key of the enquiry: {{ reference }}
Status: {{ state }}

${follow}

${farewell}`,
    sms: '{{ company }}: we are working on your enquiry {{ reference }}. Status: {{ state }}. Follow it: {{ link }}',
  },
  reopened: {
    subject: 'We have reopened your enquiry {{ reference }}',
    text: `${greeting}

We have reopened your enquiry and are working on it.

Key of the enquiry: {{ reference }}
Status: {{ state }}

${follow}

${farewell}`,
    sms: '{{ company }}: we have reopened your enquiry {{ reference }}. Status: {{ state }}. Follow it: {{ link }}',
  },
  pending: {
    subject: 'We need an answer from you: enquiry {{ reference }}',
    text: `${greeting}

To go on with your enquiry we need an answer from you.
{% if answer %}
{{ answer }}
{% endif %}
Key of the enquiry: {{ reference }}
Status: {{ state }}, waiting for your answer

You can answer this message, or do it here:
{{ link }}

If you prefer, call {{ phone }} and tell us the key.

${farewell}`,
    sms: '{{ company }}: to go on with the enquiry {{ reference }} we need an answer from you: {{ link }}',
  },
  resolved: {
    subject: 'Your enquiry {{ reference }} is RESOLVED',
    text: `${greeting}

We have resolved your enquiry.
{% if answer %}
Our answer:

{{ answer }}
{% endif %}
Key of the enquiry: {{ reference }}
Status: {{ state }}

If it has not been resolved for you, answer this message or write to us here, and we will reopen it:
{{ link }}

You can also call {{ phone }} and tell us the key.

${farewell}`,
    sms: '{{ company }}: your enquiry {{ reference }} is {{ state }}. See the answer: {{ link }}',
  },
  reply: {
    subject: 'Re: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}
{% if newState %}
Status of the enquiry: {{ newState }}
{% endif %}
Key of the enquiry: {{ reference }}
You can answer this message or see the whole conversation here:
{{ link }}

${farewell}`,
    sms: '{{ company }}: we have answered your enquiry {{ reference }}. Read the answer: {{ link }}',
  },
  copy: {
    subject: 'Re: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}

You receive this message as a copy. To add anything, answer it: whoever handles the enquiry will read it.

${farewell}`,
    sms: '{{ company }} ({{ reference }}): {{ answer }}',
  },
  forward: {
    subject: 'Fwd: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}

You can answer this message: whoever handles the enquiry will read it.

{{ company }}
Telephone: {{ phone }}`,
    sms: '{{ company }} ({{ reference }}): {{ answer }}',
  },
  survey: {
    subject: 'How did we do? Enquiry {{ reference }}',
    text: `${greeting}

We have resolved your enquiry {{ reference }}. It would help us a lot to know how we did: two questions, less than a minute.

{{ surveyLink }}

It is not compulsory. Thank you.

${farewell}`,
    sms: '{{ company }}: how did we do with the enquiry {{ reference }}? Answer in a minute: {{ surveyLink }}',
  },
  access_link: {
    subject: 'Link to see your enquiry {{ reference }}',
    text: `Hello,

Here is the link to see your enquiry {{ reference }}. It is personal, please do not share it:
{{ link }}

If you did not ask for it, you need not do anything.

${farewell}`,
    sms: '{{ company }}: personal link to the enquiry {{ reference }}: {{ link }}',
  },
  transcript: {
    subject: 'Conversation of the enquiry {{ reference }}',
    text: `Hello,

Here is the conversation of the enquiry {{ reference }}, as you asked for it.

{{ transcript }}

You can follow the enquiry here. The link is personal, please do not share it:
{{ link }}

If you did not ask for it, you need not do anything.

${farewell}`,
    sms: '{{ company }}: read the conversation of the enquiry {{ reference }} here: {{ link }}',
  },
} satisfies Texts<typeof ca>;
