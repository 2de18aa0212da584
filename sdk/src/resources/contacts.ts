import type { Client, Pending, RequestOptions } from '../client.ts';
import { type List, list } from '../page.ts';
import type {
  ChangeContactBody,
  Contact,
  ContactImport,
  ContactMerge,
  ContactSummary,
  CreateContactBody,
  Duplicate,
  ListContactsQuery,
  MergeContactsBody,
  PageQuery,
  Representation,
  RepresentationBody,
  SearchContactsBody,
  TimelineEntry,
} from '../types.ts';

export interface UpdateContactOptions extends RequestOptions {
  /** The version that you read: `contact.version`, or the `ETag` as the response gave it. */
  readonly ifMatch: number | string;
}

/** Tens of thousands of rows take a while. */
const IMPORT_TIMEOUT_MS = 600_000;

const at = (id: string) => `/contacts/${encodeURIComponent(id)}`;

/** People and organisations, by what they are recognised, and where each thing that we know of them comes from. */
export class Contacts {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Lists contacts, last changed first: `for await (const contact of sinia.contacts.list({ updatedSince }))`. */
  list(query?: ListContactsQuery, options?: RequestOptions): List<ContactSummary> {
    return list(this.#client, '/contacts', query, options);
  }

  /**
   * Finds contacts by name, address, number, document, contract or meter: one page, the likeliest first. What you look
   * for stays out of URLs.
   */
  async search(body: SearchContactsBody, options?: RequestOptions): Promise<ContactSummary[]> {
    type Page = { data: ContactSummary[] };
    const { data } = await this.#client.request<Page>('POST', '/contacts/search', { ...options, body });
    return data;
  }

  /**
   * Makes a card. Identities may come in any writing: `600 111 222`, `00.000.000-T`.
   *
   * @throws BadRequestError `identity_invalid` with `fieldErrors`; ConflictError `identity_taken`: another contact has it.
   */
  create(body: CreateContactBody, options?: RequestOptions): Pending<Contact> {
    return this.#client.request('POST', '/contacts', { ...options, body });
  }

  /** The contact; for the id of one that was merged, the one that it went into. @throws NotFoundError */
  get(id: string, options?: RequestOptions): Pending<Contact> {
    return this.#client.request('GET', at(id), options);
  }

  /**
   * Writes what your source says of a contact; what others say stays beside it, in `facts`.
   *
   * @throws PreconditionFailedError when it changed since you read it.
   */
  update(
    id: string,
    body: ChangeContactBody,
    { ifMatch, ...options }: UpdateContactOptions,
  ): Pending<Contact> {
    const etag = typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;
    return this.#client.request('PATCH', at(id), {
      ...options,
      body,
      headers: { ...options.headers, 'If-Match': etag },
    });
  }

  /**
   * Brings in contacts by the thousand: a list, or a file of type `application/x-ndjson` or `text/csv`. Every row is
   * written whole or rejected with its reasons; the same rows again change nothing. `timeout` is 10 minutes here.
   *
   * @throws PayloadTooLargeError beyond 256 MB.
   */
  import(
    contacts: Blob | readonly CreateContactBody[],
    options: RequestOptions = {},
  ): Pending<ContactImport> {
    const lines = () => (contacts as readonly CreateContactBody[]).map((one) => `${JSON.stringify(one)}\n`);
    const body = contacts instanceof Blob ? contacts : new Blob(lines(), { type: 'application/x-ndjson' });
    return this.#client.request('POST', '/contacts/import', { timeout: IMPORT_TIMEOUT_MS, ...options, body });
  }

  /** What passed with them on every channel, newest first: messages, calls, changes, surveys, notes. */
  timeline(id: string, query?: PageQuery, options?: RequestOptions): List<TimelineEntry> {
    return list(this.#client, `${at(id)}/timeline`, query, options);
  }

  /** For whom they act and who acts for them; only what is `active` at this moment gives rights. */
  async representations(id: string, options?: RequestOptions): Promise<Representation[]> {
    type Page = { data: Representation[] };
    const { data } = await this.#client.request<Page>('GET', `${at(id)}/representations`, options);
    return data;
  }

  /**
   * Says that a contact acts for `representedId`, in which contracts and until when.
   *
   * @throws BadRequestError with `fieldErrors` `represents_itself` or `ends_before_it_begins`.
   */
  represent(id: string, body: RepresentationBody, options?: RequestOptions): Pending<Representation> {
    return this.#client.request('POST', `${at(id)}/representations`, { ...options, body });
  }

  /** From now on a representation gives no rights; it stays in the list. */
  revokeRepresentation(representationId: string, options?: RequestOptions): Pending<Representation> {
    const path = `/contacts/representations/${encodeURIComponent(representationId)}/revoke`;
    return this.#client.request('POST', path, options);
  }

  /** Pairs that may be one person, the likeliest first, each with its reasons. */
  duplicates(query?: PageQuery, options?: RequestOptions): List<Duplicate> {
    return list(this.#client, '/contacts/duplicates', query, options);
  }

  /** Who may be the same as one contact. */
  async duplicatesOf(id: string, options?: RequestOptions): Promise<Duplicate[]> {
    type Page = { data: Duplicate[] };
    const { data } = await this.#client.request<Page>('GET', `${at(id)}/duplicates`, options);
    return data;
  }

  /**
   * Merges another contact into this one; nothing is lost, and its id goes on working.
   *
   * @throws ConflictError `contact_merge_differs` where they have different documents or numbers of Aquacis.
   */
  merge(id: string, body: MergeContactsBody, options?: RequestOptions): Pending<ContactMerge> {
    return this.#client.request('POST', `${at(id)}/merge`, { ...options, body });
  }

  /** Takes a merged contact out again, with its identities, fields and tickets. @throws ConflictError `contact_merge_undone` */
  undoMerge(mergeId: string, options?: RequestOptions): Pending<ContactMerge> {
    return this.#client.request('POST', `/contacts/merges/${encodeURIComponent(mergeId)}/undo`, options);
  }
}
