import type { CallTableTexts } from './ca.ts';

/** The calls in a file, in English. */
export const callTable = {
  sheet: 'Calls',
  file: 'calls',
  going: 'Going on',
  hidden: 'Hidden number',
  columns: {
    startedAt: 'Began',
    direction: 'Direction',
    outcome: 'Outcome',
    number: 'Telephone',
    name: 'Customer',
    queue: 'Queue',
    agent: 'Agent',
    wait: 'Waiting (s)',
    talk: 'Talking (s)',
    rating: 'Rating',
    ticket: 'Key of the ticket',
  },
  direction: { inbound: 'Received', outbound: 'Made', internal: 'Internal' },
  outcome: {
    answered: 'Answered',
    abandoned: 'Abandoned in the queue',
    missed: 'Missed',
    rejected: 'Rejected',
    voicemail: 'Voice message',
    menu: 'Hung up in the menu',
    unknown: 'End unknown',
  },
} satisfies CallTableTexts;
