import type { Scope } from '@sinia/core';
import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import { createChatSettings } from './chat-settings-port.ts';
import { createTelephony } from './telephony-port.ts';
import type { Trpc } from './trpc-desk.ts';

/** Everything that the administration's pages ask of the server. Every method rejects with a `DeskError`. */
export type AdministrationPort = ReturnType<typeof createAdministration>;

export type People = Awaited<ReturnType<AdministrationPort['people']>>;
export type Person = People['people'][number];
export type Profile = Parameters<AdministrationPort['invite']>[0];
export type Group = Awaited<ReturnType<AdministrationPort['groups']>>[number];
export type Mailbox = Awaited<ReturnType<AdministrationPort['mailboxes']>>[number];
export type MailboxDraft = Parameters<AdministrationPort['createMailbox']>[0];
export type MailboxChanges = Parameters<AdministrationPort['changeMailbox']>[1];
export type ChannelAccount = Awaited<ReturnType<AdministrationPort['channels']>>[number];
export type MailImport = Awaited<ReturnType<AdministrationPort['imports']>>[number];
export type Site = Awaited<ReturnType<AdministrationPort['sites']>>['sites'][number];
export type SiteDraft = Parameters<AdministrationPort['createSite']>[0];
export type Sso = Awaited<ReturnType<AdministrationPort['sso']>>;
export type SsoConnection = NonNullable<Sso['connection']>;
export type SsoGroup = Sso['groups'][number];
export type SsoDraft = Parameters<AdministrationPort['saveSso']>[0];
export type ApiKey = Awaited<ReturnType<AdministrationPort['keys']>>[number];

export function createAdministration(trpc: Trpc, session: Session) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { staff, sso, groups, mailboxes, sites, keys, channels } = trpc;
  return {
    telephony: createTelephony(trpc, session),
    chat: createChatSettings(trpc, session),
    people: () => call(() => staff.people.query({})),
    invite: (profile: Parameters<typeof staff.invite.mutate>[0]) => call(() => staff.invite.mutate(profile)),
    inviteAgain: (id: string) => call(() => staff.inviteAgain.mutate({ id })),
    changePerson: (id: string, set: Parameters<typeof staff.change.mutate>[0]['set']) =>
      call(() => staff.change.mutate({ id, set })),
    resetSecondFactor: (id: string) => call(() => staff.resetSecondFactor.mutate({ id })),
    sso: () => call(() => sso.get.query({})),
    /** Asks the provider and saves nothing: a refusal says which field is wrong. */
    trySso: ({ issuer, clientId, clientSecret }: Parameters<typeof sso.save.mutate>[0]) =>
      call(() => sso.try.mutate({ issuer, clientId, clientSecret })),
    saveSso: (draft: Parameters<typeof sso.save.mutate>[0]) => call(() => sso.save.mutate(draft)),
    saveGroupRoles: (table: Parameters<typeof sso.saveGroups.mutate>[0]['groups']) =>
      call(() => sso.saveGroups.mutate({ groups: table })),
    groups: () => call(() => groups.list.query({})),
    createGroup: (name: string) => call(() => groups.create.mutate({ name })),
    changeGroup: (id: string, set: Parameters<typeof groups.change.mutate>[0]['set']) =>
      call(() => groups.change.mutate({ id, set })),
    removeGroup: (id: string) => call(() => groups.remove.mutate({ id })),
    mailboxes: () => call(() => mailboxes.list.query({})),
    /** Enters the mailbox first: a refusal says which field is wrong. */
    createMailbox: (mailbox: Parameters<typeof mailboxes.create.mutate>[0]) =>
      call(() => mailboxes.create.mutate(mailbox)),
    changeMailbox: (id: string, set: Parameters<typeof mailboxes.change.mutate>[0]['set']) =>
      call(() => mailboxes.change.mutate({ id, set })),
    removeMailbox: (id: string) => call(() => mailboxes.remove.mutate({ id })),
    channels: () => call(() => channels.list.query({})),
    connectChannel: (account: Parameters<typeof channels.connect.mutate>[0]) =>
      call(() => channels.connect.mutate(account)),
    changeChannel: (id: string, set: Parameters<typeof channels.change.mutate>[0]['set']) =>
      call(() => channels.change.mutate({ id, set })),
    /** Asks the provider whether we are let in. */
    checkChannel: (id: string) => call(() => channels.check.mutate({ id })),
    /** @param template an approved text, for whoever has not written of late */
    testChannel: (id: string, to: string, template: { name: string; language: string } | null) =>
      call(() => channels.test.mutate({ id, to, template })),
    imports: () => call(() => mailboxes.imports.query({})),
    startImport: (wanted: Parameters<typeof mailboxes.startImport.mutate>[0]) =>
      call(() => mailboxes.startImport.mutate(wanted)),
    stopImport: (id: string) => call(() => mailboxes.stopImport.mutate({ id })),
    resumeImport: (id: string) => call(() => mailboxes.resumeImport.mutate({ id })),
    sites: () => call(() => sites.list.query({})),
    createSite: (site: Parameters<typeof sites.create.mutate>[0]) => call(() => sites.create.mutate(site)),
    changeSite: (id: string, set: Parameters<typeof sites.change.mutate>[0]['set']) =>
      call(() => sites.change.mutate({ id, set })),
    rotateSiteKey: (id: string) => call(() => sites.rotateKey.mutate({ id })),
    addIdentitySecret: (id: string) => call(() => sites.addIdentitySecret.mutate({ id })),
    removeSite: (id: string) => call(() => sites.remove.mutate({ id })),
    keys: () => call(() => keys.list.query({})),
    createKey: (key: { name: string; scopes: Scope[] }) => call(() => keys.create.mutate(key)),
    revokeKey: (id: string) => call(() => keys.revoke.mutate({ id })),
  };
}
