import {
  type CallPop,
  Calls,
  type Client,
  type ContactReason,
  type LookUpCallerBody,
  type OpenedTicket,
  Tickets,
} from '@sinia/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { copyText } from '../dom/copy-text.ts';
import { describeFailure, type Failure } from '../failure.ts';
import type { CallFeed } from './call-feed.ts';
import { blankDraft, type CardVerbs, type CardView, type Draft, type LookedUp } from './view.ts';
import { askedOf, routeComplaint, routeOf } from './write-up.ts';

type CardState = Pick<CardView, 'draft' | 'complaint' | 'busy' | 'said' | 'copied' | 'opened'> & {
  readonly failure: Failure | undefined;
  readonly again: () => void;
};

const blank: CardState = {
  ...{ draft: blankDraft, complaint: undefined, busy: false, said: '', copied: false },
  ...{ opened: undefined, failure: undefined, again: () => undefined },
};

type Ports = {
  readonly texts: TextsController;
  readonly feed: CallFeed;
  readonly client: () => Client;
  readonly onOpened: (callId: string | null, ticket: OpenedTicket) => void;
  readonly onShow: (ticketId: string) => void;
  readonly onDialled: (number: string) => void;
};

/** The name under which the caller of a page that was opened with a number is kept. */
export const LOOKED_UP = 'looked-up';

const LOOK_AGAIN_MS = 5_000;

const nobody: Omit<LookedUp, 'number'> = {
  ...{ provisional: false, contact: null, candidates: [], customers: [], openTickets: [], nearby: [] },
};

/** What an agent does with calls, and what of it stands on their cards. */
export class CallDesk {
  reasons: readonly ContactReason[] = [];
  /** Who has the number that the page was opened with, where the exchange told nothing of a call. */
  lookedUp: LookedUp | undefined;
  /** The call that the page was opened for. */
  asked: CallPop | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #ports: Ports;
  readonly #states = new Map<string, CardState>();
  #reasonsAsked: Promise<void> | undefined;
  #lookAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
  }

  state(id: string): CardState {
    return this.#states.get(id) ?? blank;
  }

  /** Forgets the cards of calls that are no longer shown. */
  keep(ids: readonly string[]): void {
    for (const id of this.#states.keys()) if (id !== LOOKED_UP && !ids.includes(id)) this.#states.delete(id);
  }

  /** Nobody is signed in any more. */
  clear(): void {
    clearTimeout(this.#lookAgain);
    this.#states.clear();
    this.lookedUp = undefined;
    this.asked = undefined;
  }

  /** Fetches why customers call, before anybody asks. */
  prepare(): void {
    this.#reasonsAsked ??= new Calls(this.#ports.client()).reasons().then(
      ({ data }) => {
        this.reasons = data;
        this.#host.requestUpdate();
      },
      () => {
        this.#reasonsAsked = undefined;
      },
    );
  }

  /** Who calls, for a page that was opened with a number; the call is looked at again while it is nobody's own. */
  async lookUp(body: LookUpCallerBody): Promise<void> {
    clearTimeout(this.#lookAgain);
    try {
      const { pop, ...caller } = await new Calls(this.#ports.client()).lookUp(body);
      const ended = this.asked && { ...this.asked, call: { ...this.asked.call, phase: 'ended' as const } };
      this.asked = pop ?? ended;
      if (!this.asked) this.lookedUp = caller;
      if (pop) this.#lookAgain = setTimeout(() => this.lookUp({ callId: pop.call.callId }), LOOK_AGAIN_MS);
    } catch (error) {
      const failure = describeFailure(error, this.#ports.texts);
      this.lookedUp ??= { ...nobody, number: body.number ?? null };
      this.#set(LOOKED_UP, { failure, again: () => void this.lookUp(body) });
    }
    this.#host.requestUpdate();
  }

  verbs(id: string): CardVerbs {
    const calls = new Calls(this.#ports.client());
    const run = (work: () => Promise<unknown>) => void this.#run(id, work);
    return {
      open: () => (id === LOOKED_UP ? this.#openLookedUp() : run(() => this.#open(id))),
      link: (ticketId) => run(() => calls.link(id, { ticketId })),
      identify: (contactId) => run(() => calls.setContact(id, { contactId })),
      copy: () => void this.#copy(id),
      show: this.#ports.onShow,
      write: (change) => this.#write(id, change),
      save: () => (id === LOOKED_UP ? this.#openLookedUp() : this.#save(id)),
      consent: (given) => run(() => calls.consent(id, { given })),
      pause: () => run(() => calls.pauseRecording(id)),
      resume: () => run(() => calls.resumeRecording(id)),
      supervisor: () => run(() => calls.askSupervisor(id)),
      dial: (number) => run(() => this.dial(number, this.#ticketOf(id))),
      again: () => this.state(id).again(),
    };
  }

  /** Calls out through the exchange: it rings the agent first, then the customer. */
  async dial(number: string, ticketId?: string): Promise<void> {
    await new Calls(this.#ports.client()).dial({ to: number, ...(ticketId && { ticketId }) });
    this.#ports.onDialled(number);
  }

  async #open(id: string): Promise<void> {
    const opened = await new Calls(this.#ports.client()).openTicket(id, {});
    this.#set(id, { opened });
    this.#ports.onOpened(id, opened);
  }

  /** Without a call there is only a number: the notice route is asked where it does not follow from it. */
  #openLookedUp(): void {
    const { lookedUp } = this;
    const { texts, client } = this.#ports;
    if (!lookedUp) return;
    const { draft } = this.state(LOOKED_UP);
    const complaint = draft.changing ? routeComplaint(draft) : undefined;
    if (complaint) {
      this.#set(LOOKED_UP, { complaint });
      return;
    }
    const { number, contact } = lookedUp;
    void this.#run(LOOKED_UP, async () => {
      const opened = await new Tickets(client()).create({
        ...{ subject: texts.term('popTicketSubject'), body: texts.term('popTicketBody'), channel: 'phone' },
        ...(number && { requester: { phone: number, ...(contact && { name: contact.name }) } }),
        ...(draft.changing && { noticeRoute: routeOf(draft) }),
      });
      this.#set(LOOKED_UP, { opened });
      this.#ports.onOpened(null, opened);
    });
  }

  #save(id: string): void {
    const pop = this.#popOf(id);
    const { draft } = this.state(id);
    if (!pop) return;
    const asked = askedOf({ pop, draft });
    const routed = asked.route && (draft.channel !== '' || !asked.reason);
    const complaint =
      asked.reason && !draft.reasonId && !routed ? 'reason' : routed ? routeComplaint(draft) : undefined;
    if (complaint) {
      this.#set(id, { complaint });
      return;
    }
    void this.#run(id, async () => {
      await new Calls(this.#ports.client()).writeUp(id, {
        ...(asked.reason && draft.reasonId && { reasonId: draft.reasonId }),
        ...(routed && { noticeRoute: routeOf(draft) }),
      });
      this.#set(id, { draft: blankDraft, said: this.#ports.texts.term('popSaved') });
    });
  }

  async #copy(id: string): Promise<void> {
    const reference = this.state(id).opened?.reference ?? this.#popOf(id)?.ticket?.reference;
    if (reference) this.#set(id, { copied: await copyText(reference) });
  }

  #write(id: string, change: Partial<Draft>): void {
    this.#set(id, { draft: { ...this.state(id).draft, ...change }, complaint: undefined, said: '' });
  }

  /** One thing at a time for each call; what was refused is said on its card and can be tried again. */
  async #run(id: string, work: () => Promise<unknown>): Promise<void> {
    if (this.state(id).busy) return;
    this.#set(id, {
      busy: true,
      failure: undefined,
      complaint: undefined,
      again: () => void this.#run(id, work),
    });
    try {
      await work();
    } catch (error) {
      const failure = describeFailure(error, this.#ports.texts);
      if (failure.code === 'sms_to_landline') this.#set(id, { complaint: 'landline' });
      else if (failure.code === 'notice_route_missing') this.#write(id, { changing: true });
      else this.#set(id, { failure });
    } finally {
      this.#set(id, { busy: false });
    }
  }

  #popOf(id: string) {
    const own = this.#ports.feed.calls?.find(({ call }) => call.id === id);
    return own ?? (this.asked?.call.id === id ? this.asked : undefined);
  }

  #ticketOf(id: string): string | undefined {
    return this.#popOf(id)?.call.ticketId ?? this.state(id).opened?.id;
  }

  #set(id: string, change: Partial<CardState>): void {
    this.#states.set(id, { ...this.state(id), ...change });
    this.#host.requestUpdate();
  }
}
