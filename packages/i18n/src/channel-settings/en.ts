import type { ChannelSettingsTexts } from './ca.ts';

export const channelSettings: ChannelSettingsTexts = {
  title: 'Messaging channels',
  intro:
    'The accounts by which people write to us on WhatsApp, Messenger, Instagram, X and Teams, and how each is doing.',
  add: 'Connect an account',
  none: 'No account is connected yet.',
  names: { whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', x: 'X', teams: 'Teams' },
  health: {
    well: 'Works',
    quiet: 'Nothing has come yet',
    paused: 'Paused',
    ill: 'Does not work',
    resting: 'The provider fails',
  },
  lastEvent: (when) => `Last message or notice received: ${when}`,
  noEvent: 'Nothing has come yet.',
  lastSent: (when) => `Last sent: ${when}`,
  since: (words, when) => `${words} (since ${when})`,
  waiting: (out, into) => `Waiting: ${out} to be sent, ${into} to be read`,
  failedToday: (count) =>
    count === 1
      ? '1 message did not leave in the last 24 hours'
      : `${count} messages did not leave in the last 24 hours`,
  parked: (count) =>
    count === 1
      ? '1 message or notice of the last 30 days could not be read'
      : `${count} messages or notices of the last 30 days could not be read`,
  tokenExpires: (when) => `The permission runs out: ${when}`,
  use: (sent, most, minutes) => `${sent} of ${most} sent that are allowed every ${minutes} minutes`,
  pause: 'Pause',
  resume: 'Go on',
  paused: 'The channel is paused: what comes is kept, what is sent waits.',
  resumed: 'The channel works again.',
  check: 'Try the connection',
  told: {
    subscribed: 'The provider lets us in and tells us of what is written.',
    mended: 'The provider lets us in, but it did not tell us: now it does.',
    untold: 'The provider lets us in. Whether it tells us cannot be known: write to the account to see.',
  },
  reconnect: 'Connect again',
  test: {
    open: 'Test message',
    title: 'Test message',
    help: 'Write to yourself: first send a message to this account from your own telephone or profile.',
    to: {
      whatsapp: 'Your WhatsApp number',
      messenger: 'Your name on Messenger, as the conversation shows it',
      instagram: 'Your Instagram user name',
      x: 'Your X user name',
      teams: 'Your name on Teams, as the conversation shows it',
    },
    template: 'Approved text',
    noTemplate: 'None: a test text',
    send: 'Send the test',
    sent: 'The provider has taken it. See whether it has arrived; if it fails later, you will read so above.',
    paused: 'The channel is paused: resume it before you try it.',
    neverWrote:
      'Nobody with that number or name has written to this account, or several have. Write to it first, or choose an approved text if there is one.',
  },
  edit: (name) => `Change ${name}`.trim(),
  connected: 'The account is connected. Now copy the address and the verify token to the provider’s console.',
  callback: 'Callback URL',
  verifyToken: 'Verify token',
  copy: 'Copy',
  copied: 'Copied.',
  rotate: 'New secrets',
  rotateHelp:
    'Leave empty what does not change. The new signing secret is good beside the one before, so that nothing is lost while the provider changes over.',
  secretsKnown: (count) => `${count} signing secrets are good.`,
  dropOld: 'Drop the earlier secrets',
  dropped: 'Only the newest secret is good.',
  channel: 'Channel',
  name: 'Name',
  nameHelp: 'As agents see it.',
  group: 'Group',
  external: {
    whatsapp: 'Phone number ID',
    messenger: 'Page ID',
    instagram: 'ID of the professional account',
    x: 'User ID',
    teams: 'App ID of the bot',
  },
  settings: {
    wabaId: 'WhatsApp Business account ID (WABA)',
    humanAgent: 'Meta has granted HUMAN_AGENT (7 days for people)',
    publicPosts: 'Also read public comments and mentions',
    login: 'Kind of login',
    pageId: 'ID of the linked page',
    clientId: 'Client ID (OAuth 2.0)',
    tenantId: 'Tenant in which the bot is registered',
    employeeTenants:
      'Directories (tenants) of the house: whoever works there is internal staff (empty: that of the bot)',
    tenants: 'Tenants that may write to us (empty: all)',
    refusal: 'What those who may not write to us are told (empty: nothing)',
  },
  logins: { instagram: 'Instagram Login', page: 'By the Facebook page' },
  secrets: {
    signing: 'Secret that the provider signs with',
    accessToken: 'Access token',
    refreshToken: 'Refresh token',
    clientSecret: 'Client secret',
    appToken: 'Token of the app (bearer token), to check what we are told (optional)',
  },
  unsafe: 'Secrets are kept encrypted and not shown again.',
};
