import status from '@sinia/design/primitives/status.css?inline';
import ticketTokens from '@sinia/design/tokens/ticket.css?inline';
import type { TrackedTicket } from '@sinia/sdk';
import { html, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DraftController } from './controllers/draft-controller.ts';
import { SendingController } from './controllers/sending-controller.ts';
import { UploadController } from './controllers/upload-controller.ts';
import { openFile } from './dom/open-file.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { filesStyles } from './files.styles.ts';
import { backButton, helpLine } from './form/chrome.ts';
import { trackerPack } from './packs/tracker.ts';
import { failurePanel } from './templates/failure-panel.ts';
import { ticketTrackerStyles } from './ticket-tracker.styles.ts';
import { AccessFlow } from './tracker/access-flow.ts';
import { accessPanel } from './tracker/access-panel.ts';
import { askKey } from './tracker/ask-key.ts';
import { ReplySentEvent, TicketLoadedEvent } from './tracker/events.ts';
import { type ReplyDrafts, ReplyFlow } from './tracker/reply-flow.ts';
import { replyForm } from './tracker/reply-form.ts';
import { statusPanel } from './tracker/status-panel.ts';
import { thread } from './tracker/thread.ts';
import { ticketList } from './tracker/ticket-list.ts';
import { TrackFlow } from './tracker/track-flow.ts';

/**
 * How an enquiry is going: by key alone its status and dates, with a personal link or a signed-in person the conversation.
 *
 * @summary Status by key, thread and reply, or a person's own tickets (`mode="list"`).
 * @fires sinia-ticket-loaded - A ticket is shown; `detail` is its public status, with the thread where it may be read.
 * @fires sinia-reply-sent - The customer wrote; `detail` is `{ reference, message }`.
 * @slot fallback - A way to reach a person (a phone link). It also stands in for the element until its script has loaded.
 * @slot heading - Replaces the heading.
 * @csspart frame - The card around everything.
 * @csspart title - The heading.
 * @csspart line - The three stops.
 * @csspart key - The key.
 * @csspart thread - The conversation.
 * @csspart message - One message.
 * @csspart list - The list of one's own tickets.
 * @csspart ticket - One row of the list.
 * @csspart failure - What is said when loading failed.
 * @csspart field - One field with its label.
 * @csspart label - A label.
 * @csspart input - A text input.
 * @csspart button - Any button.
 * @csspart submit - The primary button.
 * @cssprop --sinia-color-primary - Colour of the primary button and of links.
 * @cssprop --sinia-color-surface - Ground of the element.
 * @cssprop --sinia-font - Font family; by default the page's.
 * @cssprop --sinia-font-size - Base size; by default the page's, at least 16 px.
 * @cssprop --sinia-radius - Corner radius of controls.
 */
export class SiniaTicketTracker extends SiniaElement {
  protected override get packs() {
    return [trackerPack];
  }

  static override styles = [
    ...elementStyles,
    unsafeCSS(ticketTokens),
    unsafeCSS(status),
    filesStyles,
    ticketTrackerStyles,
  ];

  /** The key, twelve digits, spaces allowed. Without it the element asks. */
  @property() reference = '';

  /** `list` shows the tickets of the person whom `token` names. */
  @property() mode: 'single' | 'list' = 'single';

  /** For the page behind our own links: takes the key from `?clau=` and the token from the fragment, and clears the fragment. */
  @property({ type: Boolean, attribute: 'from-address' }) fromAddress = false;

  @state() private typed = '';

  readonly #draft = new DraftController<ReplyDrafts>(this, {});
  readonly #uploads = new UploadController(this, this.filePorts);
  readonly #sending = new SendingController(this);
  readonly #flow = new TrackFlow(this, {
    texts: this.texts,
    client: () => this.client(),
    mayRead: () => Boolean(this.token),
    loaded: (ticket) => this.dispatchEvent(new TicketLoadedEvent(ticket)),
    focus: (id) => this.focusOn(id),
  });
  readonly #access = new AccessFlow(this, {
    texts: this.texts,
    client: () => this.client(),
    focus: (id) => this.focusOn(id),
  });
  readonly #reply = new ReplyFlow(this, {
    texts: this.texts,
    client: () => this.client(),
    draft: this.#draft,
    uploads: this.#uploads,
    sending: this.#sending,
    sent: (reference, message) => {
      this.dispatchEvent(new ReplySentEvent(reference, message));
      void this.#flow.refresh(reference);
    },
    focus: (id) => this.focusOn(id),
  });

  /** Forgets the person and what they typed, as when somebody signs out on a shared computer. */
  reset(): void {
    this.token = undefined;
    this.typed = '';
    this.#draft.clear();
    this.#uploads.clear();
    this.#sending.forget();
    this.#access.restart();
    this.#flow.ask();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('sinia-ticket-created', this.#reload);
    if (this.fromAddress) this.#readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('sinia-ticket-created', this.#reload);
  }

  override render(): TemplateResult {
    if (!this.texts.ready) return html`<slot name="fallback"></slot>`;
    const { failure, news } = this.#flow;
    return html`
      <div class="frame" part="frame" aria-busy=${this.#flow.busy ? 'true' : 'false'}>
        ${
          failure
            ? failurePanel({ texts: this.texts, failure, kept: false, onRetry: () => this.#flow.retry() })
            : nothing
        }
        ${this.#content()}
        <span class="hidden" role="status">${news}</span>
        ${failure || this.#waiting ? nothing : helpLine(this.texts)}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('reference') && !changed.has('mode') && !changed.has('token')) return;
    if (this.mode === 'list' && this.token) void this.#flow.openList();
    else if (this.reference) void this.#flow.open(this.reference.replace(/\D/g, ''));
  }

  /** A form on the same page has opened a ticket: the list shows it at once. */
  readonly #reload = (): void => {
    if (this.#flow.shown === 'list') void this.#flow.openList();
  };

  #content(): TemplateResult {
    const { shown, list, status: tracked, ticket } = this.#flow;
    if (shown === 'list' && list)
      return ticketList(this.texts, list, (reference) => this.#flow.open(reference, true));
    if (ticket) return this.#thread(ticket);
    if (tracked) return this.#status();
    return this.#waiting ? html`<p role="status">${this.texts.term('loading')}</p>` : this.#ask();
  }

  /** Nothing is known yet; what would only be pushed away by the answer is not shown before it. */
  get #waiting(): boolean {
    const { busy, list, status: tracked } = this.#flow;
    return busy && !list && !tracked && Boolean(this.mode === 'list' || this.reference);
  }

  #ask(): TemplateResult {
    return askKey({
      texts: this.texts,
      typed: this.typed,
      complaint: this.#flow.complaint,
      busy: this.#flow.busy,
      onInput: (typed) => {
        this.typed = typed;
      },
      onSubmit: () => this.#flow.find(this.typed),
    });
  }

  #status(): TemplateResult {
    const { texts } = this;
    const tracked = this.#flow.status;
    if (!tracked) return this.#ask();
    return html`
      <h2 id="heading" tabindex="-1" part="title"><slot name="heading">${texts.term('trackTitle')}</slot></h2>
      ${this.token ? html`<p class="s-notice s-notice-warning">${texts.term('linkExpired')}</p>` : nothing}
      ${statusPanel(texts, tracked)}
      ${accessPanel({
        texts,
        ...this.#access.state,
        onInput: (change) => this.#access.type(change),
        onSubmit: () => this.#access.send(tracked.reference),
        onAgain: () => this.#access.restart(),
      })}
      ${this.reference ? nothing : this.#back()}
    `;
  }

  #thread(ticket: TrackedTicket): TemplateResult {
    return html`
      <h2 id="heading" tabindex="-1" part="title">${ticket.subject}</h2>
      ${statusPanel(this.texts, ticket)}
      ${thread(this.texts, ticket, (id) => openFile(this.client(), id))}
      ${replyForm({
        texts: this.texts,
        ticket,
        typed: this.#draft.values[ticket.reference] ?? '',
        state: this.#reply.state,
        uploads: this.#uploads,
        sending: this.#sending,
        onInput: (text) => this.#reply.type(ticket.reference, text),
        onSubmit: () => this.#reply.send(ticket.reference),
      })}
      ${this.mode === 'list' ? this.#back() : nothing}
    `;
  }

  #back(): TemplateResult {
    const words = this.texts.term(this.mode === 'list' ? 'listBack' : 'trackOther');
    return backButton(words, () => (this.mode === 'list' ? this.#flow.openList(true) : this.#flow.ask()));
  }

  #readAddress(): void {
    const { hash, pathname, search } = location;
    this.reference = new URLSearchParams(search).get('clau') ?? this.reference;
    if (hash.length < 2) return;
    this.token = decodeURIComponent(hash.slice(1));
    history.replaceState(history.state, '', pathname + search);
  }
}
