import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { operations } from '../src/generated/openapi.d.ts';
import { Sinia } from '../src/index.ts';
import { currentDocument } from './openapi-document.ts';

const at = (path: string) => new URL(path, import.meta.url).pathname;
const committed = readFileSync(at('../openapi.json'), 'utf8');

interface Document {
  paths: Record<string, Record<string, { operationId: string }>>;
}
const routes = Object.entries((JSON.parse(committed) as Document).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({
    operationId,
    method: method.toUpperCase(),
    path,
  })),
);

const id = 'tkt_01k4x8m2q0abcdefghjkmnpqrs';
const mergeId = 'mrg_01k4x8m2q0abcdefghjkmnpqrs';
const reference = '572843901634';

/** Says the same as another operation, with personal data in the URL: the client does not offer it. */
const NOT_OFFERED = 'searchDirectoryByUrl';
type Offered = Exclude<keyof operations, typeof NOT_OFFERED>;

/** Each operation by its method of the client; a missing one does not compile. */
const CALLS: Record<Offered, (sinia: Sinia) => unknown> = {
  openTicket: (sinia) => sinia.tickets.create({ subject: 'a', body: 'b' }),
  listTickets: (sinia) => sinia.tickets.list({ status: ['new', 'open'] }),
  getTicket: (sinia) => sinia.tickets.get(id),
  changeTicket: (sinia) => sinia.tickets.update(id, { priority: 'high' }, { ifMatch: 1 }),
  addMessage: (sinia) => sinia.tickets.messages.add(id, { body: 'a', visibility: 'internal' }),
  listMessages: (sinia) => sinia.tickets.messages.list(id),
  listTicketEvents: (sinia) => sinia.tickets.events(id),
  mergeTicket: (sinia) => sinia.tickets.merge(id, { intoTicketId: id }),
  undoMerge: (sinia) => sinia.tickets.undoMerge(mergeId),
  splitTicket: (sinia) => sinia.tickets.split(id, { messageId: 'msg_01k4x8m2q0abcdefghjkmnpqrs' }),
  listLinks: (sinia) => sinia.tickets.links(id),
  linkTickets: (sinia) => sinia.tickets.link(id, { ticketId: id, kind: 'related' }),
  unlinkTickets: (sinia) => sinia.tickets.unlink(id, id),
  listTrackedTickets: (sinia) => sinia.tracking.list(),
  listOwnContracts: (sinia) => sinia.tracking.contracts(),
  getTrackedStatus: (sinia) => sinia.tracking.status(reference),
  requestTrackingAccess: (sinia) => sinia.tracking.requestAccess(reference, { email: 'a@example.cat' }),
  getTrackedTicket: (sinia) => sinia.tracking.ticket(reference),
  replyToTrackedTicket: (sinia) => sinia.tracking.reply(reference, { body: 'a' }),
  streamTrackedTicket: (sinia) => sinia.tracking.events(reference).next(),
  lookAtChat: (sinia) => sinia.chats.look(),
  openChat: (sinia) => sinia.chats.open({ body: 'a' }),
  viewChat: (sinia) => sinia.chats.view(reference),
  typeInChat: (sinia) => sinia.chats.typing(reference, true),
  mailChat: (sinia) => sinia.chats.mail(reference, { email: 'a@example.cat' }),
  sendTranscript: (sinia) => sinia.chats.transcript(reference, { email: 'a@example.cat' }),
  getSurvey: (sinia) => sinia.surveys.get(),
  answerSurvey: (sinia) => sinia.surveys.answer({ rating: 5 }),
  uploadAttachment: (sinia) => sinia.attachments.upload(new Blob(['a'])),
  getAttachmentLink: (sinia) => sinia.attachments.link(id),
  listEvents: (sinia) => sinia.events.list(),
  searchDirectory: (sinia) => sinia.directory.search({ name: 'Puig' }),
  listContacts: (sinia) => sinia.contacts.list({ limit: 10 }),
  searchContacts: (sinia) => sinia.contacts.search({ q: 'puig' }),
  createContact: (sinia) => sinia.contacts.create({ name: 'Anna' }),
  getContact: (sinia) => sinia.contacts.get(id),
  importContacts: (sinia) => sinia.contacts.import([{ name: 'Anna' }]),
  getContactTimeline: (sinia) => sinia.contacts.timeline(id),
  listRepresentations: (sinia) => sinia.contacts.representations(id),
  representContact: (sinia) => sinia.contacts.represent(id, { representedId: id, proof: 'written' }),
  revokeRepresentation: (sinia) => sinia.contacts.revokeRepresentation(id),
  listDuplicates: (sinia) => sinia.contacts.duplicates(),
  listDuplicatesOfContact: (sinia) => sinia.contacts.duplicatesOf(id),
  mergeContacts: (sinia) => sinia.contacts.merge(id, { fromContactId: id }),
  undoContactMerge: (sinia) => sinia.contacts.undoMerge(mergeId),
  changeContact: (sinia) => sinia.contacts.update(id, { language: 'ca' }, { ifMatch: 1 }),
  createChallenge: (sinia) => sinia.challenges.create(),
  listCalls: (sinia) => sinia.calls.list(),
  listMyCalls: (sinia) => sinia.calls.mine(),
  lookUpCaller: (sinia) => sinia.calls.lookUp({ number: '600 111 222' }),
  listContactReasons: (sinia) => sinia.calls.reasons(),
  openTicketFromCall: (sinia) => sinia.calls.openTicket(id, { subject: 'a' }),
  linkCall: (sinia) => sinia.calls.link(id, { ticketId: id }),
  setCallContact: (sinia) => sinia.calls.setContact(id, { contactId: null }),
  reportCalls: (sinia) => sinia.reports.calls({ from: '2026-03-01' }),
  askSupervisor: (sinia) => sinia.calls.askSupervisor(id),
  writeUpCall: (sinia) => sinia.calls.writeUp(id, { reasonId: 'a' }),
  getCall: (sinia) => sinia.calls.get(id),
  dialCall: (sinia) => sinia.calls.dial({ to: '600111222' }),
  sayConsent: (sinia) => sinia.calls.consent(id, { given: true }),
  pauseRecording: (sinia) => sinia.calls.pauseRecording(id),
  playRecording: (sinia) => sinia.calls.recording(id),
  reportCallEvent: (sinia) => sinia.calls.report({ event: 'call.ended', callId: '1' }, { secret: 'a' }),
};

describe('the committed description', () => {
  test('is what the server says (else: npm run generate -w sdk)', () => {
    expect(committed).toBe(currentDocument());
  });

  test('gives the committed types', () => {
    const cli = at('../../node_modules/openapi-typescript/bin/cli.js');
    const types = execFileSync(process.execPath, [cli, at('../openapi.json')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(readFileSync(at('../src/generated/openapi.d.ts'), 'utf8').trim()).toBe(types.trim());
  });
});

describe('every operation has a method that calls it', () => {
  test.each(routes.filter((route) => route.operationId !== NOT_OFFERED))(
    '$operationId',
    async ({ operationId, method, path }) => {
      const asked: string[] = [];
      const fetch = (async (url: string, init: RequestInit) => {
        asked.push(`${init.method} ${new URL(url).pathname}`);
        return Response.json({ code: 'enough' }, { status: 400 });
      }) as typeof globalThis.fetch;
      const call = CALLS[operationId as Offered];
      await Promise.resolve(call(new Sinia({ baseUrl: 'https://desk.example', fetch }))).catch(
        () => undefined,
      );
      const called = path
        .replace('{id}', id)
        .replace('{ticketId}', id)
        .replace('{mergeId}', mergeId)
        .replace('{representationId}', id)
        .replace('{reference}', reference);
      expect(asked).toEqual([`${method} /v1${called}`]);
    },
  );
});
