/** The pages of the settings, by what stands in the address: `#settings/mailboxes`. */
export const SETTINGS_PAGES = [
  'preferences',
  'texts',
  'mailboxes',
  'signatures',
  'imports',
  'people',
  'sso',
  'groups',
  'identification',
  'sites',
  'keys',
  'channels',
  'chat',
  'integrations',
  'aquacis',
  'customers',
  'telephony',
] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

export const isSettingsPage = (name: string | undefined): name is SettingsPage =>
  SETTINGS_PAGES.some((page) => page === name);
