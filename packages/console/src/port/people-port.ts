import type {
  ChangeContactBody,
  CreateContactBody,
  DirectorySearchQuery,
  MergeContactsBody,
  RepresentationBody,
  TimelinePage,
} from '@sinia/contracts';
import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';
import { createWritten } from './written-port.ts';

/** Everything about customers that the desk asks of the server. Every method rejects with a `DeskError`. */
export type PeoplePort = ReturnType<typeof createPeople>;

export type PersonCard = Awaited<ReturnType<PeoplePort['card']>>;
/** A card with everything of it, but what passed, which is the timeline. */
export type PersonView = Awaited<ReturnType<PeoplePort['view']>>;
export type PersonLine = Awaited<ReturnType<PeoplePort['find']>>[number];
export type AquacisAnswer = Awaited<ReturnType<PeoplePort['findInAquacis']>>;
export type AquacisCustomer = AquacisAnswer['data'][number];
export type MergePreview = Awaited<ReturnType<PeoplePort['previewMerge']>>;
export type RuleSettings = Parameters<Trpc['contacts']['saveRules']['mutate']>[0]['settings'];
export type Rules = Awaited<ReturnType<PeoplePort['rules']>>;
export type RulesTrial = Awaited<ReturnType<PeoplePort['tryRules']>>;
export type MergeLine = Awaited<ReturnType<PeoplePort['merges']>>['data'][number];
export type ContractAccount = Awaited<ReturnType<PeoplePort['account']>>;

/** Several of a kind stand on the screen: nobody looks further down a list than this. */
const SHOWN = 20;

const pageAt = (cursor?: string) => ({ limit: SHOWN, ...(cursor && { cursor }) });

export function createPeople(trpc: Trpc, session: Session) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { contacts, directory } = trpc;
  return {
    ...createWritten(trpc, session),
    /** Who here has something that begins so. */
    find: (q: string) => call(async () => (await contacts.list.query({ q, limit: SHOWN })).data),
    findInAquacis: (keys: Omit<DirectorySearchQuery, 'limit'>) =>
      call(() => directory.search.query({ ...keys, limit: SHOWN })),
    customerInAquacis: (customerId: string) => call(() => directory.customer.query({ customerId })),
    /** Bills, debt, readings and supply, of the billing system itself. */
    account: (contractNumber: string, customerId?: string) =>
      call(() => directory.account.query({ contractNumber, ...(customerId && { customerId }) })),
    card: (id: string) => call(() => contacts.get.query({ id })),
    view: (id: string) => call(() => contacts.view.query({ id })),
    timeline: (id: string, cursor?: string) =>
      call(async () => (await contacts.timeline.query({ id, ...pageAt(cursor) })) as TimelinePage),
    note: (id: string, body: string) => call(() => contacts.note.mutate({ id, body })),
    removeNote: (id: string) => call(() => contacts.removeNote.mutate({ id })),
    represent: (id: string, body: RepresentationBody) =>
      call(() => contacts.represent.mutate({ id, ...body })),
    revokeRepresentation: (id: string) => call(() => contacts.revokeRepresentation.mutate({ id })),
    /** How fresh the copy of Aquacis is, and whether it answers. */
    standing: () => call(() => directory.standing.query({})),
    /** The card of a customer of Aquacis: the one that they have, or a new one. */
    adopt: (customerId: string) => call(() => contacts.adopt.mutate({ customerId })),
    /** @returns whether it is the card's, and noted as seen */
    seeDocument: (id: string, documentId: string) =>
      call(() => contacts.seeDocument.mutate({ id, documentId })),
    create: (person: CreateContactBody) => call(() => contacts.create.mutate(person)),
    /** @param version the one that was on the screen; another now gives `version_stale` */
    change: (id: string, version: number, set: ChangeContactBody) =>
      call(() => contacts.change.mutate({ id, version, set })),
    /** How people are identified, and who wrote which version of that. */
    rules: () => call(() => contacts.rules.query({})),
    /** What other rules would make of what is there; nothing is written. */
    tryRules: (settings: RuleSettings) => call(() => contacts.tryRules.query({ settings })),
    /** @param version the one that was read; another now gives `version_stale` */
    saveRules: (version: number, settings: RuleSettings) =>
      call(() => contacts.saveRules.mutate({ version, settings })),
    /** Pairs that may be one person, the likeliest first. */
    duplicates: (cursor?: string) => call(() => contacts.duplicates.query(pageAt(cursor))),
    duplicatesOf: (id: string) => call(async () => (await contacts.duplicatesOf.query({ id })).data),
    /** They are two people: nobody is asked again. */
    dismissDuplicate: (id: string, otherId: string) =>
      call(() => contacts.dismissDuplicate.mutate({ id, otherId })),
    previewMerge: (id: string, fromContactId: string) =>
      call(() => contacts.previewMerge.query({ id, fromContactId })),
    merge: (id: string, fromContactId: string, more: Omit<MergeContactsBody, 'fromContactId'>) =>
      call(() => contacts.merge.mutate({ id, fromContactId, ...more })),
    undoMerge: (mergeId: string) => call(() => contacts.undoMerge.mutate({ mergeId })),
    merges: (cursor?: string) => call(() => contacts.merges.query(pageAt(cursor))),
  };
}
