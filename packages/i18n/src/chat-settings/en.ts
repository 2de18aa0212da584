import type { ChatSettingsTexts } from './ca.ts';

/** What administrators read about how the live chat is kept, in English. */
export const en: ChatSettingsTexts = {
  failed: 'It could not be done',
  title: 'Live chat',
  intro: 'When there is somebody to chat with, who attends, and what customers read when nobody is there.',
  saved: 'Saved: it counts already.',
  save: (version) => `Save as version ${version}`,
  standing: {
    open: (until) => `It is within hours now, until ${until}.`,
    opens: (when) => `It is out of hours now. It opens again ${when}.`,
    never: 'With these hours it never opens.',
    byHand: 'The chat is closed by hand: customers are told so and can leave their e-mail address.',
  },
  closedByHand: 'Close the chat now, whatever the hour (conversations that have begun go on)',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hours: {
    label: 'Hours',
    closed: 'Closed',
    from: (day, number) => `${day}, period ${number}: from`,
    until: (day, number) => `${day}, period ${number}: until`,
    add: 'Add a period',
    addOf: (day) => `Add a period: ${day}`,
    remove: 'Remove',
    removeOf: (day, number) => `Remove period ${number}: ${day}`,
    copyMonday: 'Use Monday’s hours from Monday to Friday',
    backwards: 'a period ends before it begins.',
    overlapping: 'some periods overlap.',
  },
  closedOn: {
    label: 'Closed days',
    none: 'No closed day from now on.',
    day: 'Day',
    add: 'Add the day',
    remove: 'Remove',
    removeOf: (day) => `Remove ${day}`,
    holidays: (count) =>
      count === 1 ? 'Add the missing holiday of Mataró' : `Add the ${count} missing holidays of Mataró`,
  },
  group: {
    label: 'Who attends',
    help: 'Chats come into this group. Only those who may answer its enquiries count as being there.',
  },
  patienceMinutes: {
    label: 'Patience (minutes)',
    help: 'If nobody has answered within this time, the customer is offered an answer by e-mail.',
  },
  quietMinutes: {
    label: 'Silence (minutes)',
    help: 'If the customer writes nothing within this time, they read that the enquiry stays open.',
  },
  says: {
    unattended: 'What is said within hours when nobody is there',
    closed: 'What is said out of hours',
    help: 'Customers read it before they write. Where it is left empty, the standard text is said.',
  },
  versions: 'Versions',
  shipped: 'It is still as it was shipped.',
  version: (version) => `Version ${version}`,
  back: 'Return to it',
  backTo: (version) => `Return to version ${version}`,
};
