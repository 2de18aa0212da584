import { may, type Permission } from '@sinia/core';
import type { FunctionComponent } from 'preact';
import type { Me } from '../../port/desk-port.ts';
import { SETTINGS_PAGES, type SettingsPage } from '../../state/settings-pages.ts';
import { lazyPart } from '../parts/lazy-part.tsx';

interface Page {
  /** Nobody else sees it in the list; `null`: whoever works at the desk. */
  readonly permission: Permission | null;
  readonly group: 'personal' | 'mail' | 'house' | 'systems';
  readonly Content: FunctionComponent;
}

/** Every page of the settings: who may open it, and its code, fetched when it is first opened. */
export const PAGES: Readonly<Record<SettingsPage, Page>> = {
  preferences: {
    ...{ permission: null, group: 'personal' },
    Content: lazyPart(async () => (await import('./preferences-page.tsx')).PreferencesPage),
  },
  texts: {
    ...{ permission: 'template.read', group: 'mail' },
    Content: lazyPart(async () => (await import('./texts-page.tsx')).TextsPage),
  },
  mailboxes: {
    ...{ permission: 'mailbox.list', group: 'mail' },
    Content: lazyPart(async () => (await import('../administration/mailboxes-panel.tsx')).MailboxesPanel),
  },
  signatures: {
    ...{ permission: 'group.write', group: 'mail' },
    Content: lazyPart(async () => (await import('../administration/signatures-panel.tsx')).SignaturesPanel),
  },
  imports: {
    ...{ permission: 'mailbox.write', group: 'mail' },
    Content: lazyPart(async () => (await import('../administration/imports-panel.tsx')).ImportsPanel),
  },
  people: {
    ...{ permission: 'staff.write', group: 'house' },
    Content: lazyPart(async () => (await import('../administration/people-panel.tsx')).PeoplePanel),
  },
  sso: {
    ...{ permission: 'sso.write', group: 'house' },
    Content: lazyPart(async () => (await import('../administration/sso/sso-panel.tsx')).SsoPanel),
  },
  groups: {
    ...{ permission: 'group.write', group: 'house' },
    Content: lazyPart(async () => (await import('../administration/groups-panel.tsx')).GroupsPanel),
  },
  identification: {
    ...{ permission: 'contact.settings', group: 'house' },
    Content: lazyPart(
      async () =>
        (await import('../administration/identification/identification-panel.tsx')).IdentificationPanel,
    ),
  },
  sites: {
    ...{ permission: 'site.write', group: 'house' },
    Content: lazyPart(async () => (await import('../administration/sites-panel.tsx')).SitesPanel),
  },
  keys: {
    ...{ permission: 'key.write', group: 'house' },
    Content: lazyPart(async () => (await import('../administration/keys-panel.tsx')).KeysPanel),
  },
  channels: {
    ...{ permission: 'channel.read', group: 'systems' },
    Content: lazyPart(
      async () => (await import('../administration/channels/channels-panel.tsx')).ChannelsPanel,
    ),
  },
  chat: {
    ...{ permission: 'chat.settings', group: 'systems' },
    Content: lazyPart(
      async () => (await import('../administration/chat/chat-settings-panel.tsx')).ChatSettingsPanel,
    ),
  },
  integrations: {
    ...{ permission: 'integration.read', group: 'systems' },
    Content: lazyPart(async () => (await import('../integrations/integrations-panel.tsx')).IntegrationsPanel),
  },
  aquacis: {
    ...{ permission: 'directory.write', group: 'systems' },
    Content: lazyPart(async () => (await import('../integrations/aquacis-panel.tsx')).AquacisPanel),
  },
  customers: {
    ...{ permission: 'directory.import', group: 'systems' },
    Content: lazyPart(
      async () => (await import('../integrations/customer-files-panel.tsx')).CustomerFilesPanel,
    ),
  },
  telephony: {
    ...{ permission: 'call.settings', group: 'systems' },
    Content: lazyPart(
      async () => (await import('../administration/telephony/telephony-panel.tsx')).TelephonyPanel,
    ),
  },
};

export const GROUPS = ['personal', 'mail', 'house', 'systems'] as const;

/** What somebody may open, in the order of the list. */
export function pagesOf({ role }: Pick<Me, 'role'>): SettingsPage[] {
  return SETTINGS_PAGES.filter((page) => {
    const { permission } = PAGES[page];
    return permission === null || may({ holder: role }, permission);
  });
}
