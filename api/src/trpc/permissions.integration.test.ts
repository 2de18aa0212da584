import { randomBytes } from 'node:crypto';
import { DEFAULT_ALERTS, newId, type Permission, reachOf, STAFF_ROLES, type StaffRole } from '@sinia/core';
import { DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { DEFAULT_CHAT_SETTINGS } from '@sinia/core/chat';
import { DEFAULT_IDENTIFICATION } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, ANONYMOUS, holderOf, type StaffActor } from '../auth/actor.ts';
import { testServerUrl } from '../auth/test-server-url.ts';
import { addStaff, type TestWorld, testWorld } from '../auth/test-world.ts';
import type { Context } from '../use-cases/context.ts';
import { openTicket } from '../use-cases/tickets/open-ticket.ts';
import { refusalOf } from './procedure.ts';
import { appRouter } from './router.ts';

interface Place {
  readonly ticketId: string;
  readonly deliveryId: string;
  readonly messageId: string;
}

interface Call {
  readonly permission: Permission;
  /** Whether the answer depends on the ticket that is asked for. */
  readonly ofTicket: boolean;
  /** Asks for a thing that does not exist: who has the right learns so, nobody else. */
  readonly ofNothing?: true;
  readonly input: (place: Place) => unknown;
}

const missing = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;
const NO_CALL = missing('cal');
const MISSING: Place = {
  ticketId: missing('tkt'),
  deliveryId: missing('dlv'),
  messageId: missing('msg'),
};

const REST = { kind: 'rest', url: 'http://127.0.0.1:1/rest', user: 'sinia', explotacio: '001' };
const FILE = { fileName: 'clients.ndjson', format: { kind: 'ndjson', encoding: 'utf-8' } };

/** Every procedure of the router; one that is not named here fails the first test. */
const CALLS: Readonly<Record<string, Call>> = {
  'tickets.list': { permission: 'ticket.list', ofTicket: false, input: () => ({ view: 'unresolved' }) },
  'tickets.counts': { permission: 'ticket.list', ofTicket: false, input: () => ({}) },
  'tickets.view': { permission: 'ticket.read', ofTicket: true, input: ({ ticketId }) => ({ id: ticketId }) },
  'tickets.change': {
    permission: 'ticket.update',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId, version: 1, set: { tags: ['prova'] } }),
  },
  'replies.hold': {
    permission: 'ticket.reply',
    ofTicket: true,
    input: ({ ticketId }) => ({
      ...{ key: randomBytes(8).toString('hex'), id: ticketId },
      message: { body: 'Hola', visibility: 'public' },
    }),
  },
  'replies.undo': {
    permission: 'ticket.reply',
    ofTicket: false,
    input: () => ({ id: `hld_${'0'.repeat(26)}` }),
  },
  'replies.forward': {
    permission: 'ticket.reply',
    ofTicket: true,
    input: ({ ticketId, messageId }) => ({
      ...{ key: randomBytes(8).toString('hex'), id: ticketId, messageId },
      ...{ to: ['obra@tercer.example'], body: 'Vegeu-ho.' },
    }),
  },
  'replies.way': {
    permission: 'ticket.reply',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId }),
  },
  'replies.publicWay': {
    permission: 'ticket.reply',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId }),
  },
  'replies.hide': {
    permission: 'ticket.reply',
    ofTicket: false,
    ofNothing: true,
    input: ({ ticketId, messageId }) => ({ id: ticketId, messageId, hidden: true }),
  },
  'replies.template': {
    permission: 'ticket.reply',
    ofTicket: true,
    input: ({ ticketId }) => ({
      ...{ key: randomBytes(8).toString('hex'), id: ticketId },
      ...{ name: 'none', language: 'ca', parameters: [] },
    }),
  },
  'replies.approveSender': {
    permission: 'ticket.reply',
    ofTicket: true,
    input: ({ ticketId, messageId }) => ({ id: ticketId, messageId }),
  },
  'openings.open': {
    permission: 'ticket.update',
    ofTicket: false,
    input: () => ({
      key: randomBytes(8).toString('hex'),
      opening: {
        ...{ subject: 'Fuita', body: 'Surt aigua.', channel: 'phone', writtenBy: 'customer' },
        requester: { name: 'Anna', phone: '600 111 222' },
      },
    }),
  },
  'openings.similar': {
    permission: 'ticket.list',
    ofTicket: false,
    input: () => ({ email: 'anna@correu.example' }),
  },
  'openings.draft': { permission: 'ticket.update', ofTicket: false, input: () => ({}) },
  'openings.saveDraft': {
    permission: 'ticket.update',
    ofTicket: false,
    input: () => ({ form: { subject: 'Fuita' } }),
  },
  'replies.held': { permission: 'ticket.reply', ofTicket: false, input: () => ({}) },
  'tickets.note': {
    permission: 'ticket.note',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId, message: { body: 'Hola', visibility: 'internal' } }),
  },
  'relations.previewMerge': {
    permission: 'ticket.update',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId, intoTicketId: ticketId }),
  },
  'relations.split': {
    permission: 'ticket.update',
    ofTicket: true,
    input: ({ ticketId, messageId }) => ({ id: ticketId, messageId }),
  },
  'relations.link': {
    permission: 'ticket.update',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId, ticketId, kind: 'related' }),
  },
  'relations.unlink': {
    permission: 'ticket.update',
    ofTicket: true,
    input: ({ ticketId }) => ({ id: ticketId, ticketId }),
  },
  'many.work': {
    permission: 'ticket.update',
    ofTicket: false,
    input: ({ ticketId }) => ({ ids: [ticketId], work: { verb: 'wake' } }),
  },
  'many.undo': {
    permission: 'ticket.update',
    ofTicket: false,
    input: ({ ticketId }) => ({ items: [{ id: ticketId, undo: { verb: 'wake' } }] }),
  },
  'contacts.list': { permission: 'contact.list', ofTicket: false, input: () => ({ q: 'puig' }) },
  'contacts.get': {
    permission: 'contact.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con') }),
  },
  'contacts.create': { permission: 'contact.write', ofTicket: false, input: () => ({ name: 'Anna' }) },
  'contacts.duplicates': { permission: 'contact.list', ofTicket: false, input: () => ({}) },
  'contacts.duplicatesOf': {
    permission: 'contact.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con') }),
  },
  'contacts.dismissDuplicate': {
    permission: 'contact.merge',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), otherId: missing('con') }),
  },
  'contacts.previewMerge': {
    permission: 'contact.merge',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), fromContactId: missing('con') }),
  },
  'contacts.merge': {
    permission: 'contact.merge',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), fromContactId: missing('con') }),
  },
  'contacts.merges': { permission: 'contact.list', ofTicket: false, input: () => ({}) },
  'contacts.undoMerge': {
    permission: 'contact.merge',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ mergeId: missing('mrg') }),
  },
  'contacts.adopt': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ customerId: '0' }),
  },
  'contacts.seeDocument': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), documentId: '00000000T' }),
  },
  'contacts.change': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), version: 1, set: {} }),
  },
  'contacts.rules': { permission: 'contact.settings', ofTicket: false, input: () => ({}) },
  'contacts.saveRules': {
    permission: 'contact.settings',
    ofTicket: false,
    input: () => ({ version: -1, settings: DEFAULT_IDENTIFICATION }),
  },
  'contacts.tryRules': {
    permission: 'contact.settings',
    ofTicket: false,
    input: () => ({ settings: DEFAULT_IDENTIFICATION }),
  },
  'contacts.view': {
    permission: 'contact.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con') }),
  },
  'contacts.timeline': {
    permission: 'contact.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), limit: 5 }),
  },
  'contacts.note': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), body: 'Hola' }),
  },
  'contacts.removeNote': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('not') }),
  },
  'contacts.representations': {
    permission: 'contact.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con') }),
  },
  'contacts.represent': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('con'), representedId: missing('con'), proof: 'written' }),
  },
  'contacts.revokeRepresentation': {
    permission: 'contact.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('rep') }),
  },
  'senders.list': { permission: 'sender.block', ofTicket: false, input: () => ({}) },
  'senders.block': {
    permission: 'sender.block',
    ofTicket: false,
    input: () => ({ sender: '@spam.example' }),
  },
  'senders.unblock': {
    permission: 'sender.block',
    ofTicket: false,
    input: () => ({ sender: '@spam.example' }),
  },
  'drafts.read': { permission: 'ticket.note', ofTicket: false, input: ({ ticketId }) => ({ ticketId }) },
  'drafts.save': {
    permission: 'ticket.note',
    ofTicket: true,
    input: ({ ticketId }) => ({ ticketId, visibility: 'internal', body: 'Hola' }),
  },
  'deliveries.notices': {
    permission: 'ticket.read',
    ofTicket: true,
    input: ({ ticketId }) => ({ ticketId }),
  },
  'deliveries.retry': {
    permission: 'delivery.retry',
    ofTicket: true,
    input: ({ deliveryId }) => ({ id: deliveryId }),
  },
  'deliveries.letters': { permission: 'delivery.retry', ofTicket: false, input: () => ({}) },
  'deliveries.postLetter': {
    permission: 'delivery.retry',
    ofTicket: true,
    input: ({ deliveryId }) => ({ id: deliveryId }),
  },
  'deliveries.releaseParked': {
    permission: 'delivery.retry',
    ofTicket: true,
    input: ({ ticketId }) => ({ ticketId, choice: 'retry' }),
  },
  'staff.list': { permission: 'staff.list', ofTicket: false, input: () => ({}) },
  'staff.people': { permission: 'staff.write', ofTicket: false, input: () => ({}) },
  'staff.invite': {
    permission: 'staff.write',
    ofTicket: false,
    input: () => ({
      name: 'Pol',
      email: `pol.${randomBytes(6).toString('hex')}@sinia.example`,
      role: 'light',
      language: 'ca',
      groupIds: [],
    }),
  },
  'staff.inviteAgain': {
    permission: 'staff.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'agt_x' }),
  },
  'staff.change': {
    permission: 'staff.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'agt_x', set: {} }),
  },
  'staff.resetSecondFactor': {
    permission: 'staff.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'agt_x' }),
  },
  'sso.get': { permission: 'sso.write', ofTicket: false, input: () => ({}) },
  'sso.try': {
    permission: 'sso.write',
    ofTicket: false,
    input: () => ({ issuer: 'https://id.example', clientId: 'x' }),
  },
  'sso.save': {
    permission: 'sso.write',
    ofTicket: false,
    input: () => ({
      ...{ enabled: true, name: 'x', issuer: 'https://id.example', clientId: 'x' },
      ...{ secondFactor: 'own', context: null },
    }),
  },
  'sso.saveGroups': { permission: 'sso.write', ofTicket: false, input: () => ({ groups: [] }) },
  'groups.list': { permission: 'group.write', ofTicket: false, input: () => ({}) },
  'groups.create': {
    permission: 'group.write',
    ofTicket: false,
    input: () => ({ name: randomBytes(6).toString('hex') }),
  },
  'groups.change': {
    permission: 'group.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'grp_x', set: {} }),
  },
  'groups.remove': {
    permission: 'group.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'grp_x' }),
  },
  'channels.list': { permission: 'channel.read', ofTicket: false, input: () => ({}) },
  'channels.connect': {
    permission: 'channel.write',
    ofTicket: false,
    input: () => ({
      ...{ channel: 'whatsapp', name: 'WhatsApp', externalId: randomBytes(6).toString('hex') },
      groupId: ownGroup,
      ...{ settings: { wabaId: '1' }, secrets: { signing: 's', accessToken: 't' } },
    }),
  },
  'channels.change': {
    permission: 'channel.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('cha'), set: { paused: true } }),
  },
  'channels.check': {
    permission: 'channel.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('cha') }),
  },
  'channels.test': {
    permission: 'channel.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: missing('cha'), to: '600111222', template: null }),
  },
  'mailboxes.list': { permission: 'mailbox.list', ofTicket: false, input: () => ({}) },
  'mailboxes.create': {
    permission: 'mailbox.write',
    ofTicket: false,
    input: () => ({
      ...{ name: 'Prova', address: `${randomBytes(6).toString('hex')}@sinia.example` },
      ...{ groupId: ownGroup, imap: null },
    }),
  },
  'mailboxes.change': {
    permission: 'mailbox.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'mbx_x', set: { name: 'Prova' } }),
  },
  'mailboxes.remove': {
    permission: 'mailbox.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'mbx_x' }),
  },
  'mailboxes.imports': { permission: 'mailbox.write', ofTicket: false, input: () => ({}) },
  'mailboxes.startImport': {
    permission: 'mailbox.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ mailboxId: 'mbx_x', since: '2026-01-01', sent: false }),
  },
  'mailboxes.stopImport': {
    permission: 'mailbox.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'imp_x' }),
  },
  'mailboxes.resumeImport': {
    permission: 'mailbox.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'imp_x' }),
  },
  'sites.list': { permission: 'site.read', ofTicket: false, input: () => ({}) },
  'sites.create': {
    permission: 'site.write',
    ofTicket: false,
    input: () => ({
      name: randomBytes(6).toString('hex'),
      channel: 'web',
      origins: [`https://${randomBytes(6).toString('hex')}.example`],
    }),
  },
  'sites.change': {
    permission: 'site.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'sit_x', set: {} }),
  },
  'sites.rotateKey': {
    permission: 'site.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'sit_x' }),
  },
  'sites.addIdentitySecret': {
    permission: 'site.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'sit_x' }),
  },
  'sites.remove': {
    permission: 'site.write',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'sit_x' }),
  },
  'keys.list': { permission: 'key.write', ofTicket: false, input: () => ({}) },
  'keys.create': {
    permission: 'key.write',
    ofTicket: false,
    input: () => ({ name: 'x', scopes: ['tickets:read'] }),
  },
  'keys.revoke': { permission: 'key.write', ofTicket: false, input: () => ({ id: 'key_x' }) },
  'directory.search': { permission: 'directory.search', ofTicket: false, input: () => ({ name: 'Puig' }) },
  'directory.customer': {
    permission: 'directory.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ customerId: '0' }),
  },
  'directory.account': {
    permission: 'directory.read',
    ofTicket: false,
    input: () => ({ contractNumber: '1' }),
  },
  'directory.standing': { permission: 'directory.read', ofTicket: false, input: () => ({}) },
  'directory.connection': { permission: 'directory.write', ofTicket: false, input: () => ({}) },
  'directory.saveConnection': {
    permission: 'directory.write',
    ofTicket: false,
    input: () => ({ settings: REST, password: 'x', linkTemplate: null, writesBack: false }),
  },
  'directory.testConnection': {
    permission: 'directory.write',
    ofTicket: false,
    input: () => ({ settings: REST, password: 'x' }),
  },
  'directory.pauseConnection': {
    permission: 'directory.write',
    ofTicket: false,
    input: () => ({ paused: true }),
  },
  'directory.runs': { permission: 'directory.import', ofTicket: false, input: () => ({}) },
  'directory.run': {
    permission: 'directory.import',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'run_x' }),
  },
  'directory.startRun': {
    permission: 'directory.import',
    ofTicket: false,
    input: () => ({ kind: 'full', dryRun: true }),
  },
  'directory.stopRun': {
    permission: 'directory.import',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'run_x' }),
  },
  'directory.resumeRun': {
    permission: 'directory.import',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'run_x' }),
  },
  'directory.undoRun': {
    permission: 'directory.import',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'run_x' }),
  },
  'directory.upload': {
    permission: 'directory.import',
    ofTicket: false,
    input: () => new Blob(['Client;Nom']).stream(),
  },
  'directory.describeFile': {
    permission: 'directory.import',
    ofTicket: false,
    input: () => ({ id: missing('fil') }),
  },
  'directory.importFile': {
    permission: 'directory.import',
    ofTicket: false,
    input: () => ({ ...FILE, fileId: missing('fil'), complete: false, dryRun: true }),
  },
  'directory.repeatRun': {
    permission: 'directory.import',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'run_x' }),
  },
  'integrations.list': { permission: 'integration.read', ofTicket: false, input: () => ({}) },
  'integrations.saveOwner': {
    permission: 'integration.write',
    ofTicket: false,
    input: () => ({ id: 'aquacis', owner: 'Sistemes' }),
  },
  'notices.list': { permission: 'template.read', ofTicket: false, input: () => ({}) },
  'notices.preview': {
    permission: 'template.read',
    ofTicket: false,
    input: () => ({ kind: 'reply', language: 'ca' }),
  },
  'notices.save': {
    permission: 'template.write',
    ofTicket: false,
    input: () => ({ kind: 'reply', language: 'ca', subject: 'Hola', text: 'Hola' }),
  },
  'notices.reset': {
    permission: 'template.write',
    ofTicket: false,
    input: () => ({ kind: 'reply', language: 'ca' }),
  },
  'notices.switch': {
    permission: 'template.write',
    ofTicket: false,
    input: () => ({ status: 'pending', notify: true }),
  },
  'presence.show': {
    permission: 'ticket.read',
    ofTicket: true,
    input: ({ ticketId }) => ({ ticketId, doing: 'viewing' }),
  },
  'presence.end': { permission: 'ticket.read', ofTicket: true, input: ({ ticketId }) => ({ ticketId }) },
  'chats.attend': { permission: 'chat.attend', ofTicket: false, input: () => ({ available: false }) },
  'chats.settings': { permission: 'chat.settings', ofTicket: false, input: () => ({}) },
  'chats.saveSettings': {
    permission: 'chat.settings',
    ofTicket: false,
    input: () => ({ version: 0, settings: DEFAULT_CHAT_SETTINGS, groupId: missing('grp') }),
  },
  'followers.list': { permission: 'ticket.read', ofTicket: true, input: ({ ticketId }) => ({ ticketId }) },
  'followers.follow': {
    permission: 'ticket.note',
    ofTicket: true,
    input: ({ ticketId }) => ({ ticketId, follow: true }),
  },
  'calls.list': { permission: 'call.list', ofTicket: false, input: () => ({}) },
  'calls.get': { permission: 'call.read', ofTicket: false, ofNothing: true, input: () => ({ id: NO_CALL }) },
  'calls.tasks': { permission: 'call.list', ofTicket: false, input: () => ({}) },
  'calls.board': { permission: 'call.list', ofTicket: false, input: () => ({}) },
  'calls.queues': { permission: 'call.list', ofTicket: false, input: () => ({}) },
  'calls.history': { permission: 'call.list', ofTicket: false, input: () => ({}) },
  'calls.takeTask': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'ctk_x', take: true }),
  },
  'calls.finishTask': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'ctk_x', how: 'spoken' }),
  },
  'calls.openTicket': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL, ticket: {} }),
  },
  'calls.link': {
    permission: 'ticket.update',
    ofTicket: false,
    ofNothing: true,
    input: ({ ticketId }) => ({ id: NO_CALL, ticketId }),
  },
  'calls.setContact': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL, contactId: null }),
  },
  'calls.writeUp': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL }),
  },
  'calls.askSupervisor': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL }),
  },
  'calls.dial': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ to: '600111222', ticketId: MISSING.ticketId }),
  },
  'calls.consent': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL, given: true }),
  },
  'calls.pauseRecording': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL }),
  },
  'calls.resumeRecording': {
    permission: 'call.handle',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL }),
  },
  'calls.recording': {
    permission: 'call.listen',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL }),
  },
  'calls.reasons': { permission: 'call.read', ofTicket: false, input: () => ({}) },
  'calls.addReason': {
    permission: 'call.settings',
    ofTicket: false,
    input: () => ({ parentId: null, names: { ca: 'Factura' } }),
  },
  'calls.changeReason': {
    permission: 'call.settings',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'rsn_x', set: {} }),
  },
  'calls.policy': { permission: 'call.settings', ofTicket: false, input: () => ({}) },
  'calls.detail': {
    permission: 'call.read',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: NO_CALL }),
  },
  'calls.export': {
    permission: 'report.read',
    ofTicket: false,
    input: () => ({ format: 'csv', language: 'ca' }),
  },
  'calls.unwritten': { permission: 'call.supervise', ofTicket: false, input: () => ({}) },
  'calls.exchanges': { permission: 'call.settings', ofTicket: false, input: () => ({}) },
  'calls.createExchange': {
    permission: 'call.settings',
    ofTicket: false,
    input: () => ({ name: `Centraleta ${randomBytes(4).toString('hex')}` }),
  },
  'calls.changeExchange': {
    permission: 'call.settings',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'exc_x', set: {} }),
  },
  'calls.removeExchange': {
    permission: 'call.settings',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'exc_x' }),
  },
  'calls.rotateExchangeSecret': {
    permission: 'call.settings',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'exc_x' }),
  },
  'calls.dropOldExchangeSecret': {
    permission: 'call.settings',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'exc_x' }),
  },
  'calls.setExchangeToken': {
    permission: 'call.settings',
    ofTicket: false,
    ofNothing: true,
    input: () => ({ id: 'exc_x', make: true }),
  },
  'calls.extensions': { permission: 'call.settings', ofTicket: false, input: () => ({}) },
  'calls.addExtensions': {
    permission: 'call.settings',
    ofTicket: false,
    input: () => ({ rows: [{ extension: '999', userId: 'agt_x' }] }),
  },
  'calls.removeExtension': {
    permission: 'call.settings',
    ofTicket: false,
    input: () => ({ extension: '999' }),
  },
  'calls.savePolicy': {
    permission: 'call.settings',
    ofTicket: false,
    input: () => ({ version: 0, policy: DEFAULT_CALL_POLICY }),
  },
  'reports.calls': { permission: 'report.read', ofTicket: false, input: () => ({}) },
  'reports.callsBehind': {
    permission: 'report.read',
    ofTicket: false,
    input: () => ({ figure: 'inbound' }),
  },
  'reports.recomputeCalls': { permission: 'report.read', ofTicket: false, input: () => ({}) },
  'alerts.list': { permission: 'event.feed', ofTicket: false, input: () => ({}) },
  'alerts.markRead': { permission: 'event.feed', ofTicket: false, input: () => ({}) },
  'alerts.settings': { permission: 'event.feed', ofTicket: false, input: () => ({}) },
  'alerts.saveSettings': {
    permission: 'event.feed',
    ofTicket: false,
    input: () => DEFAULT_ALERTS,
  },
  'live.events': { permission: 'event.feed', ofTicket: false, input: () => ({}) },
};

let world: TestWorld;
let ownGroup = '';
const actors = new Map<StaffRole, StaffActor>();
const places: Record<'own' | 'foreign' | 'missing', Place> = {
  own: MISSING,
  foreign: MISSING,
  missing: MISSING,
};

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  const [own, foreign] = await Promise.all([addGroup('Atenció', true), addGroup('Xarxa', false)]);
  ownGroup = own;
  for (const role of STAFF_ROLES) {
    const id = await addStaff(world, role);
    actors.set(role, staffActor(id, role, own));
  }
  places.own = await openIn(own);
  places.foreign = await openIn(foreign);
});
afterAll(() => world.database.drop());

const staffActor = (id: string, role: StaffRole, groupId: string): StaffActor => ({
  ...{
    kind: 'staff',
    id,
    name: role,
    email: `${role}@sinia.example`,
    role,
    language: 'ca',
    groupIds: [groupId],
  },
});

async function addGroup(name: string, isDefault: boolean): Promise<string> {
  const id = newId('grp', Date.now(), randomBytes(16));
  await world.db.insert(schema.groups).values({ id, name, isDefault });
  return id;
}

async function openIn(groupId: string): Promise<Place> {
  const system: Actor = { kind: 'system', id: 'test', name: 'Prova' };
  const opening = { subject: 'Prova', body: 'Surt aigua.' };
  const { id: ticketId } = await openTicket.execute(contextOf(system), opening);
  const desk = callerOf(actors.get('admin') as StaffActor);
  await desk.tickets.change({ id: ticketId, version: 1, set: { groupId } });
  const { messages } = await desk.tickets.view({ id: ticketId });
  const deliveryId = newId('dlv', Date.now(), randomBytes(16));
  const now = new Date();
  await world.db.insert(schema.deliveries).values({
    ...{
      id: deliveryId,
      ticketId,
      seq: 1,
      kind: 'reply',
      channel: 'email',
      address: 'a@b.cat',
      language: 'ca',
    },
    ...{ data: {}, provoked: false, status: 'failed', dueAt: now, createdAt: now },
  });
  return { ticketId, deliveryId, messageId: messages[0]?.id ?? '' };
}

const contextOf = (actor: Actor): Context => ({
  ...{ actor, door: 'trpc', requestId: 'req_test', language: 'ca', dependencies: world },
});

const callerOf = (actor: Actor, signal?: AbortSignal) =>
  appRouter.createCaller(
    { context: contextOf(actor), readActor: async () => actor },
    signal ? { signal } : {},
  );

/** What the call came to, as far as rights go: past them, any answer of the verb itself counts as permitted. */
async function outcome(path: string, actor: Actor, place: Place): Promise<string> {
  const control = new AbortController();
  const [branch = '', leaf = ''] = path.split('.');
  const caller = callerOf(actor, control.signal) as unknown as Record<
    string,
    Record<string, (input: unknown) => unknown>
  >;
  try {
    const answer = await caller[branch]?.[leaf]?.(CALLS[path]?.input(place));
    if (isStream(answer)) {
      setTimeout(() => control.abort(), 50);
      await answer[Symbol.asyncIterator]().next();
    }
    return 'permitted';
  } catch (thrown) {
    const code = thrown instanceof TRPCError ? refusalOf(thrown)?.code : undefined;
    if (!code) throw thrown;
    return ['not_found', 'permission_denied', 'credential_missing'].includes(code) ? code : 'permitted';
  }
}

const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

function expected(call: Call, actor: Actor, place: keyof typeof places): string {
  const reach = reachOf(holderOf(actor), call.permission);
  if (reach === null) return actor.kind === 'anonymous' ? 'credential_missing' : 'permission_denied';
  if (!call.ofTicket) return call.ofNothing ? 'not_found' : 'permitted';
  if (place === 'missing') return 'not_found';
  return place === 'own' || reach === 'any' ? 'permitted' : 'not_found';
}

test('every procedure has its row', () => {
  expect(Object.keys(CALLS).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
});

describe.each(Object.entries(CALLS))('%s', (path, call) => {
  test.each(['own', 'foreign', 'missing'] as const)(
    'on a ticket that is %s, for every role',
    async (place) => {
      const callers: Actor[] = [...STAFF_ROLES.map((role) => actors.get(role) as StaffActor), ANONYMOUS];
      const told: Record<string, string> = {};
      const due: Record<string, string> = {};
      for (const actor of callers) {
        const name = actor.kind === 'staff' ? actor.role : actor.kind;
        told[name] = await outcome(path, actor, places[place]);
        due[name] = expected(call, actor, place);
      }
      expect(told).toEqual(due);
    },
  );
});
