import type { OpenedTicket, OpenTicketBody } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DraftController } from './controllers/draft-controller.ts';
import { UploadController } from './controllers/upload-controller.ts';
import { copyText } from './dom/copy-text.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { BeforeSubmitEvent, TicketCreatedEvent } from './events.ts';
import { filesStyles } from './files.styles.ts';
import { backButton, draftNotice, helpLine, stepMarks } from './form/chrome.ts';
import { sentPanel } from './form/sent-panel.ts';
import { type FormView, matterStep, personStep } from './form/steps.ts';
import { requesterOf, ticketBody } from './form/ticket-body.ts';
import { blankTicket } from './form/ticket-fields.ts';
import { TicketFlow } from './form/ticket-flow.ts';
import { TicketSubmission } from './form/ticket-submission.ts';
import { errorSummary } from './templates/error-summary.ts';
import { failurePanel } from './templates/failure-panel.ts';
import { ticketFormStyles } from './ticket-form.styles.ts';

/**
 * A customer's enquiry in two short steps, and the key in large figures once it is in.
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
  static override styles = [...elementStyles, filesStyles, ticketFormStyles];

  /** Category that every ticket from this form gets. */
  @property() category = '';

  /** Fixes what it is about (`query incident billing complaint`) and does not ask. */
  @property({ attribute: 'legal-type' }) legalType = '';

  /** `staff` for colleagues on the intranet, whom the host signs in. */
  @property() mode: 'customer' | 'staff' = 'customer';

  @state() private copied: boolean | undefined;

  readonly #draft = new DraftController(this, blankTicket);
  readonly #uploads = new UploadController(this, (file, progress, signal) =>
    this.sendFile(file, progress, signal),
  );
  readonly #flow = new TicketFlow(this, {
    texts: this.texts,
    draft: this.#draft,
    uploads: this.#uploads,
    submission: new TicketSubmission(() => this.client()),
    steps: () => (this.token ? ['matter'] : ['matter', 'person']),
    asks: (field) => field !== 'matter' || this.#asksMatter,
    body: () => this.#body(),
    announce: (body) => this.dispatchEvent(new BeforeSubmitEvent(body)),
    created: (ticket) => this.dispatchEvent(new TicketCreatedEvent(ticket)),
    focus: (id) => this.focusOn(id),
  });
  #sentTo = '';

  /** Forgets what was typed, as when a person signs out on a shared computer. */
  reset(): void {
    this.#draft.clear();
    this.#uploads.clear();
    this.#flow.restart();
    this.copied = undefined;
  }

  override render(): TemplateResult {
    if (!this.texts.ready) return html`<slot name="fallback"></slot>`;
    const { ticket } = this.#flow;
    return html`<div class="frame" part="frame">${ticket ? this.#sent(ticket) : this.#form()}</div>`;
  }

  #form(): TemplateResult {
    const { texts } = this;
    const { step, busy, failure, summary } = this.#flow;
    const steps = this.token ? 1 : 2;
    const first = step === 'matter';
    return html`
      <div class="head">
        <h2 part="title"><slot name="heading">${texts.term(this.mode === 'staff' ? 'formTitleStaff' : 'formTitle')}</slot></h2>
        ${steps > 1 ? stepMarks(texts, first ? 1 : 2, steps) : nothing}
      </div>
      ${failure ? failurePanel({ texts, failure, kept: true, onRetry: () => this.#flow.advance() }) : nothing}
      ${errorSummary(texts.term('fixThese', summary.length), summary)}
      <form novalidate aria-busy=${busy ? 'true' : 'false'} @submit=${this.#onSubmit}>
        <h3 id="heading" tabindex="-1">${texts.term(first ? 'formStepMatter' : 'formStepPerson')}</h3>
        ${this.#draft.restored && first ? draftNotice(texts, () => this.reset()) : nothing}
        ${first ? matterStep(this.#view) : personStep(this.#view)}
        <label class="trap" aria-hidden="true">
          ${texts.term('trapLabel')}<input id="trap" tabindex="-1" autocomplete="off" />
        </label>
        <div class="actions">
          <button class="s-button s-button-primary" part="button submit" aria-disabled=${busy ? 'true' : 'false'}>
            ${texts.term(busy ? 'sending' : first && steps > 1 ? 'next' : 'send')}
          </button>
          ${first ? nothing : backButton(texts.term('back'), () => this.#flow.go('matter'))}
        </div>
        <span class="hidden" role="status">${busy ? texts.term('sending') : nothing}</span>
      </form>
      ${failure ? nothing : helpLine(texts)}
    `;
  }

  #sent(ticket: OpenedTicket): TemplateResult {
    return sentPanel({
      texts: this.texts,
      ticket,
      email: this.#sentTo,
      copied: this.copied,
      onCopy: async () => {
        this.copied = await copyText(ticket.reference);
      },
      onAgain: () => {
        this.reset();
        this.focusOn('heading');
      },
    });
  }

  /** What a customer's enquiry is about decides its term by law; a colleague's request has none. */
  get #asksMatter(): boolean {
    return !this.legalType && this.mode !== 'staff';
  }

  get #view(): FormView {
    return {
      texts: this.texts,
      values: this.#draft.values,
      errors: this.#flow.complaints,
      uploads: this.#uploads,
      askMatter: this.#asksMatter,
      set: (change) => {
        this.#draft.set(change);
        this.#flow.forgive(Object.keys(change));
      },
    };
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    // Only a program fills a field that nobody sees; a person whose browser did so finds the phone in the help line.
    if (this.renderRoot.querySelector<HTMLInputElement>('#trap')?.value) return;
    this.#flow.advance();
  }

  #body(): OpenTicketBody {
    const requester = this.token ? undefined : requesterOf(this.#draft.values);
    this.#sentTo = requester?.email ?? '';
    return ticketBody(this.#draft.values, {
      language: this.texts.locale,
      category: this.category,
      legalType: this.legalType,
      channel: this.mode === 'staff' ? 'intranet' : undefined,
      requester,
      attachmentIds: this.#uploads.ids,
    });
  }
}
