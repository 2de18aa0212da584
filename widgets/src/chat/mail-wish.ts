import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { looksLikeEmail } from '../dom/looks-like-email.ts';
import { describeFailure } from '../failure.ts';
import type { ChatFlow, MailWish } from './chat-flow.ts';
import { mailForm } from './mail-form.ts';

interface Ports {
  readonly flow: ChatFlow;
  readonly texts: () => TextsController;
  readonly email: () => string;
  readonly setEmail: (email: string) => void;
  /** Says what has come of it. */
  readonly tell: (news: string) => void;
  readonly focusOn: (id: string) => Promise<void>;
}

type Wish = { readonly kind: MailWish; readonly complaint?: string; readonly busy?: boolean };

/** That answers go by mail from now on, or the conversation so far: offered, asked with an address, and said. */
export class MailWishPart {
  #wish: Wish | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #ports: Ports;

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
  }

  /** Whether the address is being asked for, instead of words. */
  get asking(): boolean {
    return this.#wish !== undefined;
  }

  forget(): void {
    this.#set(undefined);
  }

  form(): TemplateResult | typeof nothing {
    if (!this.#wish) return nothing;
    const { kind, complaint, busy = false } = this.#wish;
    const { texts, email, setEmail, focusOn } = this.#ports;
    return mailForm({
      ...{ texts: texts(), wish: kind, email: email(), complaint, busy, onInput: setEmail },
      onSubmit: () => void this.#send(kind),
      onCancel: () => {
        this.forget();
        void focusOn('write');
      },
    });
  }

  buttons(): TemplateResult {
    const texts = this.#ports.texts();
    const { chat } = this.#ports.flow;
    const answered = chat?.ticket.messages.some(({ author }) => author === 'agent');
    const button = (kind: MailWish, words: string) => html`
      <button type="button" class="s-button s-button-quiet" part="button" @click=${() => this.#ask(kind)}>${words}</button>
    `;
    return html`<p class="row">
      ${chat?.answersTo || !chat?.ticket.mayReply ? nothing : button('mail', texts.term('chatMail'))}
      ${answered ? button('transcript', texts.term('chatTranscript')) : nothing}
    </p>`;
  }

  #ask(kind: MailWish): void {
    this.#set({ kind });
    void this.#ports.focusOn('mail');
  }

  async #send(kind: MailWish): Promise<void> {
    const { flow, texts, tell, focusOn } = this.#ports;
    const email = this.#ports.email().trim();
    if (!looksLikeEmail(email)) {
      this.#set({ kind, complaint: texts().term('emailWrong') });
      return focusOn('mail');
    }
    this.#set({ kind, busy: true });
    try {
      await flow.mail(kind, email);
      tell(texts().term(kind === 'mail' ? 'chatAnswersTo' : 'chatTranscriptSent', email));
      this.forget();
    } catch (error) {
      this.#set({ kind, complaint: describeFailure(error, texts()).text });
      void focusOn('mail');
    }
  }

  #set(wish: Wish | undefined): void {
    this.#wish = wish;
    this.#host.requestUpdate();
  }
}
