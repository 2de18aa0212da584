import { messageCircleIcon, xIcon } from '@sinia/design/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ChatFlow } from './chat/chat-flow.ts';
import { composer } from './chat/composer.ts';
import { conversation } from './chat/conversation.ts';
import { ChatOpenedEvent, MessageReceivedEvent } from './chat/events.ts';
import { type IntroValues, intro } from './chat/intro.ts';
import { MailWishPart } from './chat/mail-wish.ts';
import { standingLine } from './chat/standing-line.ts';
import { chatStyles } from './chat.styles.ts';
import { connect } from './client.ts';
import { DraftController } from './controllers/draft-controller.ts';
import { UploadController } from './controllers/upload-controller.ts';
import { icon } from './dom/icon.ts';
import { looksLikeEmail } from './dom/looks-like-email.ts';
import { openFile } from './dom/open-file.ts';
import { tooLong } from './dom/too-long.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { describeFailure } from './failure.ts';
import { filesStyles } from './files.styles.ts';
import { helpLine } from './form/chrome.ts';
import { chatPack } from './packs/chat.ts';
import { failurePanel } from './templates/failure-panel.ts';

const LONGEST = 20_000;
/** How often it is looked whether somebody has waited long or has gone quiet. */
const CLOCK_MS = 15_000;
/** Where the panel fills the screen it is the only thing there is. */
const NARROW = '(width < 30rem), (height < 30rem)';

/**
 * A live written conversation with a person: a button in the corner, and the panel that it opens. It opens a ticket like
 * everything else, and goes on by mail when nobody is there.
 *
 * @summary Live chat with a person.
 * @fires sinia-chat-opened - The panel was opened; `detail.reference` is the key of a conversation that goes on, or null.
 * @fires sinia-message-received - One of us has written; `detail` is `{ reference, message }`.
 * @slot fallback - A way to reach a person (a phone link). It also stands in for the element until its script has loaded.
 * @csspart launcher - The button in the corner.
 * @csspart panel - The panel.
 * @csspart frame - What the panel holds.
 * @csspart title - Its heading.
 * @csspart thread - The conversation.
 * @csspart message - One message.
 * @csspart field - One field with its label.
 * @csspart label - A label.
 * @csspart input - A text input.
 * @csspart button - Any button.
 * @csspart submit - The primary button.
 * @csspart failure - What is said when something failed.
 * @cssprop --sinia-color-primary - Colour of the launcher, of the primary button and of links.
 * @cssprop --sinia-color-surface - Ground of the panel.
 * @cssprop --sinia-font - Font family; by default the page's.
 * @cssprop --sinia-font-size - Base size; by default the page's, at least 16 px.
 * @cssprop --sinia-radius - Corner radius of controls.
 */
export class SiniaChat extends SiniaElement {
  protected override get packs() {
    return [chatPack];
  }

  static override styles = [...elementStyles, filesStyles, chatStyles];

  /** Whether the panel is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private complaints: Partial<Record<'text' | 'email', string>> = {};
  @state() private unread = 0;
  @state() private news = '';

  readonly #draft = new DraftController<IntroValues>(this, { text: '', name: '', email: '' });
  readonly #uploads = new UploadController(this, this.filePorts);
  readonly #flow = new ChatFlow(this, {
    client: (token) => this.#clientOf(token),
    locale: () => this.texts.locale,
    received: (reference, message) => {
      this.dispatchEvent(new MessageReceivedEvent(reference, message));
      if (!this.open) this.unread += 1;
    },
    opened: () => this.#draft.set({ text: '' }),
  });
  readonly #mailWish = new MailWishPart(this, {
    flow: this.#flow,
    texts: () => this.texts,
    email: () => this.#draft.values.email,
    setEmail: (email) => this.#draft.set({ email }),
    tell: (news) => {
      this.news = news;
    },
    focusOn: (id) => this.focusOn(id),
  });
  #clock: ReturnType<typeof setInterval> | undefined;
  #connected = true;

  /** Opens the panel; from the page's own button as well. */
  show(): void {
    this.open = true;
  }

  hide(): void {
    this.open = false;
  }

  /** Forgets the conversation and what was typed, as when somebody signs out on a shared computer. */
  reset(): void {
    this.open = false;
    this.unread = 0;
    this.#mailWish.forget();
    this.#draft.clear();
    this.#uploads.clear();
    this.#flow.restart();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), CLOCK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  override render(): TemplateResult {
    if (!this.texts.ready) return html`<slot name="fallback"></slot>`;
    const { texts, open, unread } = this;
    return html`
      <button
        type="button"
        class="launcher s-button s-button-strong"
        part="launcher"
        id="launcher"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls="panel"
        @click=${() => (open ? this.hide() : this.show())}
      >
        ${icon(messageCircleIcon)} <span>${texts.term('chatLauncher')}</span>
        ${unread > 0 ? html`<span class="unread" role="status">${texts.term('chatUnread', unread)}</span>` : nothing}
      </button>
      <dialog class="panel" id="panel" part="panel" aria-labelledby="heading" @cancel=${this.#onCancel} @keydown=${this.#onKey}>
        <div class="frame" part="frame">
          <header class="top">
            <h2 id="heading" tabindex="-1" part="title">${texts.term('chatTitle')}</h2>
            <button
              type="button"
              class="s-button s-button-quiet s-button-icon"
              part="button"
              aria-label=${texts.term('chatClose')}
              @click=${() => this.hide()}
            >
              ${icon(xIcon)}
            </button>
          </header>
          ${open ? html`${this.#content()} ${helpLine(texts)}` : nothing}
        </div>
      </dialog>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#sayConnection();
    const panel = this.renderRoot.querySelector('dialog');
    if (panel && panel.open !== this.open) this.#move(panel);
    if (changed.has('open')) return;
    this.#toNewest();
  }

  #move(panel: HTMLDialogElement): void {
    if (!this.open) {
      panel.close();
      this.renderRoot.querySelector<HTMLElement>('#launcher')?.focus();
      return;
    }
    if (matchMedia(NARROW).matches) panel.showModal();
    else panel.show();
    this.unread = 0;
    this.dispatchEvent(new ChatOpenedEvent(this.#flow.reference || null));
    if (!this.#flow.chat && !this.#flow.reference) void this.#flow.look();
    void this.focusOn(this.#flow.chat ? 'write' : 'heading');
    this.#toNewest(true);
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.hide();
  };

  /** Escape closes; of a panel that is not the only thing on the screen, the browser does not do it. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.hide();
  };

  #content(): TemplateResult {
    const { texts } = this;
    const { chat, failure, reference, outbox, standing } = this.#flow;
    if (chat) return this.#conversation();
    if (failure && outbox.list.length === 0)
      return failurePanel({
        ...{ texts, failure: describeFailure(failure, texts), kept: false },
        onRetry: () => void (reference ? this.#flow.refresh() : this.#flow.look()),
      });
    if (!standing || reference) return html`<p role="status">${texts.term('loading')}</p>`;
    const { expired } = this.#flow;
    return html`
      ${expired ? html`<p class="s-notice">${texts.term('chatExpired')}</p>` : nothing}
      ${this.#firstFailure()}
      ${intro({
        ...{ texts, standing, values: this.#draft.values, complaints: this.complaints },
        busy: outbox.list.length > 0 && !outbox.refusal,
        known: typeof this.token === 'function',
        onInput: (change) => this.#type(change),
        onSubmit: () => this.#begin(),
      })}
      ${outbox.waiting ? html`<p class="s-notice" role="status">${texts.term('chatWaiting')}</p>` : nothing}
    `;
  }

  /** The first message was refused: it stands in its field again. */
  #firstFailure(): TemplateResult | typeof nothing {
    const { texts } = this;
    const { outbox } = this.#flow;
    if (!outbox.refusal) return nothing;
    return failurePanel({
      ...{ texts, failure: describeFailure(outbox.refusal, texts), kept: true },
      onRetry: () => this.#begin(),
    });
  }

  #conversation(): TemplateResult {
    const { texts } = this;
    const { chat, outbox, connected } = this.#flow;
    if (!chat) return html``;
    const { asking } = this.#mailWish;
    return html`
      ${conversation({ texts, chat, outbox, onOpenFile: (id) => void openFile(this.#clientOf(this.#flow.token), id) })}
      <div class="aside" role="status">${standingLine(texts, chat, connected) ?? nothing}</div>
      <span class="hidden" role="status">${this.news}</span>
      ${chat.survey ? this.#survey(chat.survey) : nothing}
      ${asking ? this.#mailWish.form() : chat.ticket.mayReply ? this.#composer() : this.#over()}
      ${asking ? nothing : this.#mailWish.buttons()}
    `;
  }

  #composer(): TemplateResult {
    return composer({
      ...{
        texts: this.texts,
        text: this.#draft.values.text,
        complaint: this.complaints.text,
        uploads: this.#uploads,
      },
      onInput: (text) => {
        this.#type({ text });
        this.#flow.type();
      },
      onSend: () => void this.#send(),
    });
  }

  #over(): TemplateResult {
    return html`
      <p class="s-notice">${this.texts.term('chatOver')}</p>
      <button type="button" class="s-button s-button-primary" part="button" @click=${() => this.#flow.restart()}>
        ${this.texts.term('chatNew')}
      </button>
    `;
  }

  #survey(token: string): TemplateResult {
    void import('./define/survey.ts');
    const { apiUrl, publishableKey } = this;
    return html`<sinia-survey
      .apiUrl=${apiUrl}
      .publishableKey=${publishableKey}
      .token=${token}
      .locale=${this.texts.locale}
    ></sinia-survey>`;
  }

  #type(change: Partial<IntroValues>): void {
    this.#draft.set(change);
    this.complaints = {};
  }

  #begin(): void {
    const { text, name, email } = this.#draft.values;
    const attended = this.#flow.standing?.state === 'attended';
    const known = typeof this.token === 'function';
    const wanted = !known && !attended;
    this.complaints = {
      ...this.#complaintOf(text),
      ...(wanted && !looksLikeEmail(email) && { email: this.texts.term('emailWrong') }),
    };
    const [first] = Object.keys(this.complaints);
    if (first) return void this.focusOn(first);
    this.#flow.outbox.clear();
    this.#flow.write(text.trim(), {
      name: name.trim() || undefined,
      email: wanted ? email.trim() : undefined,
    });
  }

  async #send(): Promise<void> {
    const { text } = this.#draft.values;
    await this.#uploads.settled();
    const ids = this.#uploads.ids;
    const complaint = this.#uploads.failed
      ? { text: this.texts.term('filesFailed') }
      : this.#complaintOf(text);
    this.complaints = complaint;
    if (complaint.text) return this.focusOn('write');
    this.#flow.write(text.trim(), { attachmentIds: ids });
    this.#draft.set({ text: '' });
    this.#uploads.clear();
  }

  #complaintOf(text: string): { text?: string } {
    const complaint = text.trim()
      ? tooLong(this.texts, text, LONGEST)
      : this.texts.term('chatMessageMissing');
    return complaint ? { text: complaint } : {};
  }

  /** A line that comes back is said as well as one that is lost. */
  #sayConnection(): void {
    const { connected } = this.#flow;
    if (connected === this.#connected) return;
    this.#connected = connected;
    this.news = connected ? this.texts.term('chatBack') : '';
  }

  /** Keeps the newest line in sight, unless somebody reads further up. */
  #toNewest(always = false): void {
    const log = this.renderRoot.querySelector('#log');
    if (!log) return;
    const near = log.scrollHeight - log.scrollTop - log.clientHeight < log.clientHeight;
    if (always || near) log.scrollTop = log.scrollHeight;
  }

  #clientOf(token: string | undefined) {
    const { apiUrl, publishableKey } = this;
    return token ? connect({ apiUrl, publishableKey, token, locale: this.texts.locale }) : this.client();
  }
}
