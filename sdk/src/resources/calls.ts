import type { Client, Pending, RequestOptions } from '../client.ts';
import { type StreamedEvent, type StreamOptions, streamEvents } from '../event-stream.ts';
import { type List, list } from '../page.ts';
import type {
  Call,
  CallConsent,
  CallContact,
  CallContactBody,
  CallEventAccepted,
  CallEventBody,
  ConsentBody,
  ContactReasons,
  DialBody,
  DialledCall,
  LinkCallBody,
  LinkedCall,
  ListCallsQuery,
  LookedUpCaller,
  LookUpCallerBody,
  MyCalls,
  OpenedTicket,
  OpenFromCallBody,
  RecordingLink,
  RecordingState,
  SupervisorAsked,
  WriteUpBody,
  WrittenUp,
} from '../types.ts';

export interface ReportOptions extends RequestOptions {
  /** What the telephone exchange signs with. */
  readonly secret: string;
}

/** Telephone calls, as far as the exchange told of them. */
export class Calls {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Lists calls, newest first. `callId` is the exchange's own, of any leg. */
  list(query?: ListCallsQuery, options?: RequestOptions): List<Call> {
    return list(this.#client, '/calls', query, options);
  }

  /** @param id ours (`cal_…`) or the exchange's. @throws NotFoundError also where the caller may not see it. */
  get(id: string, options?: RequestOptions): Pending<Call> {
    return this.#client.request('GET', at(id), options);
  }

  /** For staff: what rings at one's telephone, what one is on and has just ended, with who calls. */
  mine(options?: RequestOptions): Pending<MyCalls> {
    return this.#client.request('GET', '/calls/mine', options);
  }

  /** The same, live: each event brings everything there is to show. Reconnects by itself. */
  stream(options?: StreamOptions): AsyncGenerator<StreamedEvent<MyCalls>, void> {
    return streamEvents(this.#client, '/calls/mine', options);
  }

  /** For staff: who has a number, and the call of it that goes on. */
  lookUp(body: LookUpCallerBody, options?: RequestOptions): Pending<LookedUpCaller> {
    return this.#client.request('POST', '/calls/lookup', { ...options, body });
  }

  /** Why customers call: the tree to choose from. */
  reasons(options?: RequestOptions): Pending<ContactReasons> {
    return this.#client.request('GET', '/calls/reasons', options);
  }

  /** Opens the ticket of a call; one that has a ticket already gives that one. */
  openTicket(id: string, body: OpenFromCallBody, options?: RequestOptions): Pending<OpenedTicket> {
    return this.#post(id, 'ticket', body, options);
  }

  /** Goes on with a ticket that is open. */
  link(id: string, body: LinkCallBody, options?: RequestOptions): Pending<LinkedCall> {
    return this.#post(id, 'link', body, options);
  }

  /** Says who calls; `null`: not this person. The ticket of the call follows. */
  setContact(id: string, body: CallContactBody, options?: RequestOptions): Pending<CallContact> {
    return this.#post(id, 'contact', body, options);
  }

  /** Says why they called, and how they want to be told what becomes of it. */
  writeUp(id: string, body: WriteUpBody, options?: RequestOptions): Pending<WrittenUp> {
    return this.#post(id, 'write-up', body, options);
  }

  /**
   * The caller asks for a supervisor. Whoever is one sees it at once; where none comes in three minutes a call is owed the
   * same working day. Asked again it is the same request.
   */
  askSupervisor(id: string, options?: RequestOptions): Pending<SupervisorAsked> {
    return this.#post(id, 'supervisor', undefined, options);
  }

  /**
   * For staff with an extension: calls somebody. Their own telephone rings first; `callId` is what the exchange's events
   * bring.
   *
   * @throws ConflictError `exchange_cannot_dial`, `telephone_busy`; UnprocessableEntityError
   *   `agent_without_extension`, `number_not_callable`; ServerError `exchange_unreachable`
   */
  dial(body: DialBody, options?: RequestOptions): Pending<DialledCall> {
    return this.#client.request('POST', '/calls', { ...options, body });
  }

  /** Says whether the caller agrees to be recorded; without it no recording is kept. */
  consent(id: string, body: ConsentBody, options?: RequestOptions): Pending<CallConsent> {
    return this.#post(id, 'consent', body, options);
  }

  /** Stops recording while the number of a card is read out. */
  pauseRecording(id: string, options?: RequestOptions): Pending<RecordingState> {
    return this.#post(id, 'recording', { action: 'pause' }, options);
  }

  resumeRecording(id: string, options?: RequestOptions): Pending<RecordingState> {
    return this.#post(id, 'recording', { action: 'resume' }, options);
  }

  /** A link to listen to a call. It needs no credential and ends after a few minutes; that it was asked for is noted. */
  recording(id: string, options?: RequestOptions): Pending<RecordingLink> {
    return this.#client.request('GET', `${at(id)}/recording`, options);
  }

  /**
   * Tells what happens on the telephone, for an adapter between an exchange and the desk. With the same `eventId` it may
   * be told again: `duplicate`. Needs Web Crypto: any server, or a secure context.
   */
  async report(event: CallEventBody, { secret, ...options }: ReportOptions): Promise<CallEventAccepted> {
    const time = Math.floor(Date.now() / 1000);
    const bytes = (text: string) => new TextEncoder().encode(text);
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign']);
    const signed = await crypto.subtle.sign('HMAC', key, bytes(`${time}.${JSON.stringify(event)}`));
    const hex = [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return this.#client.request('POST', '/calls/events', {
      ...options,
      body: event,
      headers: { ...options.headers, 'X-CTI-Signature': `t=${time},v1=${hex}` },
    });
  }

  #post<Data>(id: string, verb: string, body: unknown, options?: RequestOptions): Pending<Data> {
    return this.#client.request('POST', `${at(id)}/${verb}`, { ...options, body });
  }
}

const at = (id: string) => `/calls/${encodeURIComponent(id)}`;
