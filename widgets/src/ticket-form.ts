import type { OpenedTicket, OpenTicketBody } from '@sinia/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { choiceStyles } from './choice.styles.ts';
import { DraftController } from './controllers/draft-controller.ts';
import { SendingController } from './controllers/sending-controller.ts';
import { UploadController } from './controllers/upload-controller.ts';
import { copyText } from './dom/copy-text.ts';
import { groupKey } from './dom/group-key.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { filesStyles } from './files.styles.ts';
import { checkStep } from './form/check-step.ts';
import { backButton, draftNotice, helpLine, stepMarks } from './form/chrome.ts';
import { BeforeSubmitEvent, TicketCreatedEvent } from './form/events.ts';
import type { OwnContracts } from './form/own-contracts.ts';
import { type FormView, matterStep, personStep } from './form/steps.ts';
import { ticketBody } from './form/ticket-body.ts';
import { blankTicket, type Step, type TicketField, trimmed } from './form/ticket-fields.ts';
import { TicketFlow } from './form/ticket-flow.ts';
import { TicketSubmission } from './form/ticket-submission.ts';
import { sentPack } from './packs/sent.ts';
import { errorSummary } from './templates/error-summary.ts';
import { failurePanel } from './templates/failure-panel.ts';
import { waitingPanel } from './templates/waiting-panel.ts';
import { ticketFormStyles } from './ticket-form.styles.ts';

type Receipt = typeof import('./form/sent-panel.ts');

const titles = { matter: 'formStepMatter', person: 'formStepPerson', check: 'formStepCheck' } as const;

/**
 * A customer's enquiry in three short steps (one for whom the host vouches for), and the key in large figures once it is in.
 *
 * @summary Opens a ticket from any page.
 * @fires sinia-before-submit - Before sending; `preventDefault()` vetoes. `detail.body` is what would be sent.
 * @fires sinia-ticket-created - Sent; `detail` is the opened ticket (reference, terms, trackingUrl).
 * @slot fallback - A way to reach a person (a phone link). It also stands in for the element until its script has loaded.
 * @slot heading - Replaces the heading.
 * @slot urgent - A phone link beside the advice to call about a leak.
 * @slot privacy - Replaces the sentence on personal data.
 * @csspart frame - The card around everything.
 * @csspart title - The heading.
 * @csspart summary - The list of what is missing.
 * @csspart failure - What is said when sending failed.
 * @csspart field - One field with its label.
 * @csspart label - A label.
 * @csspart input - A text input.
 * @csspart choice - One of the four cards.
 * @csspart check - What will be sent, for a last look.
 * @csspart waiting - What is said while there is no connection.
 * @csspart sent - The receipt.
 * @csspart button - Any button.
 * @csspart submit - The primary button.
 * @csspart key - The key.
 * @cssprop --sinia-color-primary - Colour of the primary button and of links.
 * @cssprop --sinia-color-surface - Ground of the element.
 * @cssprop --sinia-font - Font family; by default the page's.
 * @cssprop --sinia-font-size - Base size; by default the page's, at least 16 px.
 * @cssprop --sinia-radius - Corner radius of controls.
 */
export class SiniaTicketForm extends SiniaElement {
  static override styles = [...elementStyles, choiceStyles, filesStyles, ticketFormStyles];

  /** Category that every ticket from this form gets. */
  @property() category = '';

  /** Fixes what it is about (`query incident billing complaint`) and does not ask. */
  @property({ attribute: 'legal-type' }) legalType = '';

  /** `staff` for colleagues on the intranet, whom the host signs in. */
  @property() mode: 'customer' | 'staff' = 'customer';

  @state() private copied: boolean | undefined;
  @state() private receipt: Receipt | undefined;

  readonly #draft = new DraftController(this, blankTicket);
  readonly #uploads = new UploadController(this, this.filePorts);
  readonly #sending = new SendingController(this);
  readonly #flow = new TicketFlow(this, {
    texts: this.texts,
    draft: this.#draft,
    uploads: this.#uploads,
    submission: new TicketSubmission(() => this.client(), this.#sending),
    steps: () => this.#steps,
    asks: (field) => this.#asks(field),
    body: () => this.#body(),
    announce: (body) => this.dispatchEvent(new BeforeSubmitEvent(body)),
    created: (ticket) => {
      void this.#prepareReceipt();
      this.dispatchEvent(new TicketCreatedEvent(ticket));
    },
    focus: (id) => this.focusOn(id),
  });
  #contracts: OwnContracts | undefined;
  #sentTo = { email: '', phone: '' };

  /** Forgets what was typed, as when a person signs out on a shared computer. */
  reset(): void {
    this.#sending.forget();
    this.#draft.clear();
    this.#uploads.clear();
    this.#flow.restart();
    this.copied = undefined;
  }

  override render(): TemplateResult {
    if (!this.texts.ready) return html`<slot name="fallback"></slot>`;
    const { ticket } = this.#flow;
    return html`
      <div class="frame" part="frame" @focusin=${this.#prepareReceipt}>
        ${ticket ? this.#sent(ticket) : this.#form()}
      </div>
    `;
  }

  /** The host may sign somebody in while they fill the form in: the steps that this spares are left. */
  protected override willUpdate(): void {
    if (!this.#steps.includes(this.#flow.step)) this.#flow.step = 'matter';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('token')) this.#offerContracts().catch(() => undefined);
  }

  /** A customer whom the host signs in says which contract it is about; where they cannot be read, they ask all the same. */
  async #offerContracts(): Promise<void> {
    const { token } = this;
    this.#contracts = undefined;
    if (!token || this.mode === 'staff') return;
    const { ownContracts } = await import('./form/own-contracts.ts');
    const found = await ownContracts(this, this.client(), this.texts, this.#draft, this.#flow);
    if (token === this.token) this.#contracts = found;
    this.requestUpdate();
  }

  #form(): TemplateResult {
    const { texts } = this;
    const { step, busy, failure, summary } = this.#flow;
    const at = this.#steps.indexOf(step);
    const last = at === this.#steps.length - 1;
    return html`
      <div class="head">
        <h2 part="title"><slot name="heading">${texts.term(this.mode === 'staff' ? 'formTitleStaff' : 'formTitle')}</slot></h2>
        ${this.#steps.length > 1 ? stepMarks(texts, at + 1, this.#steps.length) : nothing}
      </div>
      ${failure ? failurePanel({ texts, failure, kept: true, onRetry: () => this.#flow.advance() }) : nothing}
      ${errorSummary(texts.term('fixThese', summary.length), summary)}
      <form novalidate aria-busy=${busy ? 'true' : 'false'} @submit=${this.#onSubmit}>
        <h3 id="heading" tabindex="-1">${texts.term(titles[step])}</h3>
        ${this.#draft.restored && at === 0 ? draftNotice(texts, () => this.reset()) : nothing}
        ${this.#step(step)}
        <label class="trap" aria-hidden="true">
          ${texts.term('trapLabel')}<input id="trap" tabindex="-1" autocomplete="off" />
        </label>
        ${waitingPanel(texts, busy, this.#sending, this.#uploads)}
        <div class="actions">
          <button class="s-button s-button-primary" part="button submit" aria-disabled=${busy ? 'true' : 'false'}>
            ${texts.term(busy ? 'sending' : last ? 'send' : 'next')}
          </button>
          ${at > 0 ? backButton(texts.term('back'), () => this.#go(this.#steps[at - 1] ?? 'matter')) : nothing}
        </div>
        <span class="hidden" role="status">${busy ? texts.term('sending') : nothing}</span>
      </form>
      ${failure ? nothing : helpLine(texts)}
    `;
  }

  #step(step: Step): TemplateResult {
    if (step === 'matter') return matterStep(this.#view);
    if (step === 'person') return personStep(this.#view);
    return checkStep(this.#view, (asked) => this.#go(asked));
  }

  #sent(ticket: OpenedTicket): TemplateResult {
    const { copied, receipt, texts } = this;
    if (receipt && texts.has(sentPack)) {
      return receipt.sentPanel({
        texts,
        ticket,
        sentTo: this.#sentTo,
        copied,
        onCopy: async () => {
          this.copied = await copyText(ticket.reference);
        },
        onAgain: () => {
          this.reset();
          this.focusOn('heading');
        },
      });
    }
    // The receipt could not be fetched; the key must be seen all the same.
    return html`
      <h2 id="heading" tabindex="-1" part="title">${texts.term('sentTitle')}</h2>
      <output class="key" part="key">${groupKey(ticket.reference)}</output>
    `;
  }

  /** Fetched while somebody fills the form in, so that it is there when it is needed. */
  readonly #prepareReceipt = async (): Promise<void> => {
    if (this.receipt) return;
    void this.texts.prepare(sentPack);
    const receipt = await import('./form/sent-panel.ts').catch(() => undefined);
    const { styleSheet } = receipt?.sentPanelStyles ?? {};
    if (this.receipt || !styleSheet) return;
    this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.receipt = receipt;
  };

  get #steps(): readonly Step[] {
    return this.token ? ['matter'] : ['matter', 'person', 'check'];
  }

  /** What a customer's enquiry is about decides its term by law; a colleague's request has none, and a bill no place. */
  #asks(field: TicketField): boolean {
    const matter = this.legalType || this.#draft.values.matter;
    if (field === 'matter') return !this.legalType && this.mode !== 'staff';
    if (field === 'street' || field === 'number') return matter !== 'billing' && this.mode !== 'staff';
    return field !== 'about' || this.#contracts?.asked === true;
  }

  get #view(): FormView {
    return {
      texts: this.texts,
      values: this.#draft.values,
      errors: this.#flow.complaints,
      uploads: this.#uploads,
      asks: (field) => this.#asks(field),
      contracts: this.#contracts?.field(),
      set: (change) => {
        this.#draft.set(change);
        this.#flow.forgive(Object.keys(change));
      },
    };
  }

  /** Back from a step; not while an answer may come any moment. */
  #go(step: Step): void {
    if (this.#flow.busy && !this.#sending.waiting && !this.#uploads.waiting) return;
    this.#sending.stop();
    this.#flow.go(step);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    // Only a program fills a field that nobody sees; a person whose browser did so finds the phone in the help line.
    if (this.renderRoot.querySelector<HTMLInputElement>('#trap')?.value) return;
    this.#flow.advance();
  }

  #body(): OpenTicketBody {
    const { values } = this.#draft;
    const { email, phone } = trimmed(values);
    this.#sentTo = this.token ? { email: '', phone: '' } : { email, phone };
    return ticketBody(this.#asks('street') ? values : { ...values, street: '' }, {
      language: this.texts.locale,
      category: this.category,
      legalType: this.legalType,
      channel: this.mode === 'staff' ? 'intranet' : undefined,
      namesRequester: !this.token,
      contract: this.#contracts?.chosen(),
      attachmentIds: this.#uploads.ids,
    });
  }
}
