import {
  type Client,
  type TrackedStatus,
  type TrackedSummary,
  type TrackedTicket,
  Tracking,
} from '@sinia/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { plainKey } from '../dom/group-key.ts';
import { describeFailure, type Failure } from '../failure.ts';

export type TrackPorts = {
  readonly texts: TextsController;
  readonly client: () => Client;
  /** Whether there is something that opens the thread: a personal link, or the host's word for the person. */
  readonly mayRead: () => boolean;
  readonly loaded: (ticket: TrackedStatus) => void;
  readonly focus: (id: string) => void;
};

type Shown = 'ask' | 'status' | 'thread' | 'list';

/** What the tracker knows and shows: a list, the status by key alone, or the thread. */
export class TrackFlow implements ReactiveController {
  shown: Shown = 'ask';
  busy = false;
  /** What is wrong with the key that was typed. */
  complaint: string | undefined;
  failure: Failure | undefined;
  status: TrackedStatus | undefined;
  ticket: TrackedTicket | undefined;
  list: readonly TrackedSummary[] | undefined;
  /** Said aloud when the thread grows by itself. */
  news = '';
  readonly #host: ReactiveControllerHost;
  readonly #ports: TrackPorts;
  #following: AbortController | undefined;
  #retry: () => Promise<void> = async () => undefined;

  constructor(host: ReactiveControllerHost, ports: TrackPorts) {
    this.#host = host;
    this.#ports = ports;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#following?.abort();
  }

  retry(): Promise<void> {
    return this.#retry();
  }

  ask(): void {
    this.#following?.abort();
    this.change({
      shown: 'ask',
      status: undefined,
      ticket: undefined,
      complaint: undefined,
      failure: undefined,
    });
    this.#ports.focus('reference');
  }

  /** Checks what was typed and looks it up. */
  async find(typed: string): Promise<void> {
    const { focus, texts } = this.#ports;
    const reference = plainKey(typed);
    if (/^\d{12}$/.test(reference)) return this.open(reference, true);
    this.change({ complaint: texts.term(reference ? 'trackKeyWrong' : 'trackKeyMissing') });
    focus('reference');
  }

  /** Shows a ticket: its thread where the person may read it, else its status. */
  open(reference: string, byHand = false): Promise<void> {
    const { focus, loaded, mayRead } = this.#ports;
    return this.#load(async () => {
      const thread = mayRead() ? await this.#tracking.ticket(reference).catch(unlessRefused) : undefined;
      const status = thread ?? (await this.#tracking.status(reference));
      this.change({ shown: thread ? 'thread' : 'status', status, ticket: thread });
      loaded(status);
      if (byHand) focus('heading');
      if (thread) this.#follow(reference);
    });
  }

  openList(byHand = false): Promise<void> {
    this.#following?.abort();
    return this.#load(async () => {
      const { data } = await this.#tracking.list();
      this.change({ shown: 'list', list: data, ticket: undefined, status: undefined });
      if (byHand) this.#ports.focus('heading');
    });
  }

  /** Reads the thread again, quietly: what is on screen stays when that fails. */
  async refresh(reference: string): Promise<void> {
    const before = this.ticket?.messages.length ?? 0;
    const ticket = await this.#tracking.ticket(reference).catch(() => this.ticket);
    if (!ticket || this.ticket?.reference !== reference) return;
    const fromUs = ticket.messages.slice(before).some((message) => message.author === 'agent');
    this.change({ ticket, status: ticket, news: fromUs ? this.#ports.texts.term('threadNew') : this.news });
  }

  get #tracking(): Tracking {
    return new Tracking(this.#ports.client());
  }

  async #load(work: () => Promise<void>): Promise<void> {
    this.#retry = () => this.#load(work);
    this.change({ busy: true, complaint: undefined, failure: undefined });
    try {
      await work();
    } catch (error) {
      const failure = describeFailure(error, this.#ports.texts);
      const unknown = failure.status === 404 && this.shown === 'ask';
      this.change(unknown ? { complaint: this.#ports.texts.term('trackKeyUnknown') } : { failure });
      this.#ports.focus(unknown ? 'reference' : 'summary');
    } finally {
      this.change({ busy: false });
    }
  }

  #follow(reference: string): void {
    this.#following?.abort();
    const controller = new AbortController();
    this.#following = controller;
    void import('./follow-thread.ts').then(({ followThread }) =>
      followThread(this.#tracking, reference, controller.signal, () => this.refresh(reference)),
    );
  }

  change(change: Partial<TrackFlow>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

/** A link that has run out or belongs to another ticket: the status by key is still there to see. */
function unlessRefused(error: unknown): undefined {
  if (![401, 403, 404].includes(Number((error as { status?: unknown }).status))) throw error;
}
