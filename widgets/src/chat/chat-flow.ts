import {
  type Chat,
  type ChatSignal,
  type ChatStanding,
  Chats,
  type Client,
  type PublicMessage,
} from '@sinia/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DraftController } from '../controllers/draft-controller.ts';
import { untilOnline } from '../dom/until-online.ts';
import { ChatOutbox, type Unsent } from './chat-outbox.ts';

/** A conversation that has begun: the key, and what opens it. */
type Session = { readonly reference: string; readonly token: string };

type Ports = {
  readonly client: (token?: string) => Client;
  readonly locale: () => string;
  readonly received: (reference: string, message: PublicMessage) => void;
  /** The first message has opened a conversation. */
  readonly opened: () => void;
};

/** What a customer says of their wish to be answered by mail. */
export type MailWish = 'mail' | 'transcript';

const NOBODY: Session = { reference: '', token: '' };
/** That somebody writes is said again after so long. */
const TYPING_AGAIN_MS = 3_000;

/** A conversation: what is known of it, and what goes up and comes down. */
export class ChatFlow implements ReactiveController {
  standing: ChatStanding | undefined;
  chat: Chat | undefined;
  failure: unknown = null;
  /** The conversation of before cannot be opened any more. */
  expired = false;
  connected = true;
  readonly outbox: ChatOutbox;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ports: Ports;
  readonly #session: DraftController<Session>;
  #following: AbortController | undefined;
  #asked = 0;
  #shown = 0;
  #typedAt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#session = new DraftController(host, NOBODY, 'session');
    host.addController(this);
    this.outbox = new ChatOutbox(host, (unsent) => this.#post(unsent));
  }

  get reference(): string {
    return this.#session.values.reference;
  }

  /** What opens the conversation. */
  get token(): string | undefined {
    return this.#session.values.token || undefined;
  }

  /** With the bearer of the conversation, or as the page. */
  get chats(): Chats {
    return new Chats(this.#ports.client(this.token));
  }

  hostConnected(): void {
    if (this.reference) void this.#resume();
  }

  hostDisconnected(): void {
    this.#following?.abort();
  }

  /** Before anything is written: whether there is somebody. */
  async look(): Promise<void> {
    this.#change({ failure: null });
    try {
      this.#change({ standing: await this.chats.look() });
    } catch (failure) {
      this.#change({ failure });
    }
  }

  write(body: string, more: Partial<Unsent> = {}): void {
    this.#typedAt = 0;
    this.outbox.add({ body, attachmentIds: [], ...more });
  }

  /** Says that the customer writes; seldom, and without waiting. */
  type(): void {
    if (!this.reference || Date.now() - this.#typedAt < TYPING_AGAIN_MS) return;
    this.#typedAt = Date.now();
    this.chats.typing(this.reference, true, { maxRetries: 0 }).catch(() => undefined);
  }

  /** @throws what the service answers */
  async mail(wish: MailWish, email: string): Promise<void> {
    await this.chats[wish](this.reference, { email });
    await this.refresh();
  }

  /** Reads the conversation again, quietly: what is on screen stays when that fails. */
  async refresh(): Promise<void> {
    const { reference } = this;
    const turn = ++this.#asked;
    try {
      const chat = await this.chats.view(reference);
      // An answer that was overtaken is older than what is on screen.
      if (turn < this.#shown || reference !== this.reference) return;
      this.#shown = turn;
      const known = new Set(this.chat?.ticket.messages.map(({ id }) => id));
      const news = this.chat
        ? chat.ticket.messages.filter(({ id, author }) => author === 'agent' && !known.has(id))
        : [];
      this.#change({ chat, standing: chat.standing, failure: null });
      for (const message of news) this.#ports.received(reference, message);
    } catch (failure) {
      if ([401, 403, 404].includes(Number((failure as { status?: number }).status))) this.#expire();
      else this.#change({ failure: this.chat ? null : failure });
    }
  }

  /** Leaves the conversation: the next one begins anew. */
  restart(): void {
    this.#following?.abort();
    this.#session.clear();
    this.outbox.clear();
    this.#change({ chat: undefined, expired: false, failure: null, connected: true });
    void this.look();
  }

  /** Goes on where a reload, or a page that was put away, left off. */
  async #resume(): Promise<void> {
    const stop = new AbortController();
    this.#following = stop;
    while (!stop.signal.aborted && this.reference) {
      await this.refresh();
      if (this.chat) return this.#follow();
      if (!stop.signal.aborted && this.reference) await untilOnline(stop.signal);
    }
  }

  async #post({ key, body, attachmentIds, name, email }: Unsent): Promise<void> {
    const { reference } = this;
    const files = attachmentIds.length > 0 ? { attachmentIds: [...attachmentIds] } : {};
    if (reference) {
      await this.chats.write(reference, { body, ...files }, { idempotencyKey: key });
      return this.refresh();
    }
    const opened = await this.#open(key, {
      ...{ body, language: this.#ports.locale() as 'ca' },
      ...(name && { name }),
      ...(email && { email }),
    });
    this.#session.set({ reference: opened.reference, token: opened.token });
    this.#ports.opened();
    await this.refresh();
    this.#follow();
  }

  /** Begins; whoever begins often from one address solves a small riddle first. */
  async #open(idempotencyKey: string, body: Parameters<Chats['open']>[0]) {
    try {
      return await this.chats.open(body, { idempotencyKey });
    } catch (error) {
      if ((error as { code?: string }).code !== 'challenge_required') throw error;
      const { solveChallenge } = await import('../form/solve-challenge.ts');
      const challenge = await solveChallenge(this.#ports.client());
      return this.chats.open({ ...body, challenge }, { idempotencyKey });
    }
  }

  #follow(): void {
    this.#following?.abort();
    if (!this.chat) return;
    const stop = new AbortController();
    this.#following = stop;
    const { chats, reference } = this;
    void import('./follow-chat.ts').then(({ followChat }) =>
      followChat(chats, reference, stop.signal, {
        onChange: () => void this.refresh(),
        onSignal: (signal) => this.#hear(signal),
        onConnection: (connected) => this.#change({ connected }),
      }),
    );
  }

  #hear({ standing, position, agents }: ChatSignal): void {
    if (this.chat) this.#change({ chat: { ...this.chat, standing, position, agents }, standing });
  }

  #expire(): void {
    this.#following?.abort();
    this.#session.clear();
    this.#change({ chat: undefined, expired: true, connected: true });
    void this.look();
  }

  #change(change: Partial<Pick<ChatFlow, 'standing' | 'chat' | 'failure' | 'expired' | 'connected'>>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
