/** Every element that the loader knows; each is a file of its name. */
export const elementNames = [
  'sinia-ticket-form',
  'sinia-ticket-tracker',
  'sinia-survey',
  'sinia-chat',
  'sinia-agent-panel',
  'sinia-screen-pop',
] as const;

export type ElementName = (typeof elementNames)[number];
