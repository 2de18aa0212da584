import { checkIcon } from '@sinia/design/icons';
import { type Survey, Surveys } from '@sinia/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { choiceStyles } from './choice.styles.ts';
import { DraftController } from './controllers/draft-controller.ts';
import { SendingController } from './controllers/sending-controller.ts';
import { icon } from './dom/icon.ts';
import { tooLong } from './dom/too-long.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { describeFailure, type Failure } from './failure.ts';
import { helpLine } from './form/chrome.ts';
import { surveyPack } from './packs/survey.ts';
import { sealStyles } from './seal.styles.ts';
import { type Cause, causeField } from './survey/cause-field.ts';
import { SurveyAnsweredEvent, SurveyLoadedEvent } from './survey/events.ts';
import { type Rating, ratingField } from './survey/rating-field.ts';
import { surveyStyles } from './survey.styles.ts';
import { failurePanel } from './templates/failure-panel.ts';
import { field } from './templates/field.ts';
import { waitingPanel } from './templates/waiting-panel.ts';

type Answer = { rating: Rating | 0; cause: Cause | ''; comment: string };
type Stage = 'loading' | 'asking' | 'sending' | 'thanks' | 'answered' | 'expired';

const blank: Answer = { rating: 0, cause: '', comment: '' };

/**
 * One question with five labelled answers, a comment, and a cause where the answer was not good.
 *
 * @summary Rates a resolved ticket, once, with the token of the survey link.
 * @fires sinia-survey-loaded - The survey is shown; `detail` says what it is about and in which language it was sent.
 * @fires sinia-survey-answered - Answered; `detail.rating` is 1 to 5.
 * @slot fallback - A way to reach a person (a phone link). It also stands in for the element until its script has loaded.
 * @slot heading - Replaces the heading.
 * @csspart frame - The card around everything.
 * @csspart title - The heading.
 * @csspart choice - One answer.
 * @csspart field - One field with its label.
 * @csspart input - The comment.
 * @csspart button - Any button.
 * @csspart submit - The primary button.
 * @cssprop --sinia-color-primary - Colour of the primary button and of links.
 * @cssprop --sinia-color-surface - Ground of the element.
 * @cssprop --sinia-font - Font family; by default the page's.
 * @cssprop --sinia-font-size - Base size; by default the page's, at least 16 px.
 * @cssprop --sinia-radius - Corner radius of controls.
 */
export class SiniaSurvey extends SiniaElement {
  protected override get packs() {
    return [surveyPack];
  }

  static override styles = [...elementStyles, choiceStyles, sealStyles, surveyStyles];

  /** For the page behind our own links: takes the token from the address's fragment and clears it. */
  @property({ type: Boolean, attribute: 'from-address' }) fromAddress = false;

  @state() private stage: Stage = 'loading';
  @state() private failure: Failure | undefined;
  @state() private complaint: string | undefined;
  @state() private commentComplaint: string | undefined;
  @state() private survey: Survey | undefined;

  readonly #draft = new DraftController<Answer>(this, blank);
  readonly #sending = new SendingController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    const { hash, pathname, search } = location;
    if (!this.fromAddress) return;
    if (hash.length < 2) {
      this.stage = 'expired';
      return;
    }
    this.token = decodeURIComponent(hash.slice(1));
    history.replaceState(history.state, '', pathname + search);
  }

  override render(): TemplateResult {
    const { texts, failure } = this;
    if (!texts.ready) return html`<slot name="fallback"></slot>`;
    const retry = () => (this.survey ? this.#send() : this.#load());
    return html`
      <div class="frame" part="frame" aria-busy=${this.stage === 'sending' ? 'true' : 'false'}>
        ${failure ? failurePanel({ texts, failure, kept: Boolean(this.survey), onRetry: retry }) : nothing}
        ${this.#content()}
        ${failure || (this.stage === 'loading' && this.token) ? nothing : helpLine(texts)}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('token')) void this.#load();
  }

  #content(): TemplateResult | typeof nothing {
    const { texts, stage } = this;
    if (stage === 'asking' || stage === 'sending') return this.#form();
    if (stage === 'loading')
      return this.failure ? nothing : html`<p role="status">${texts.term('loading')}</p>`;
    const words = { thanks: 'surveyThanks', answered: 'surveyAnswered', expired: 'surveyExpired' } as const;
    return html`<div class="end">
      ${stage === 'expired' ? nothing : html`<span class="seal">${icon(checkIcon)}</span>`}
      <h2 id="heading" tabindex="-1" part="title">${texts.term(words[stage])}</h2>
    </div>`;
  }

  #form(): TemplateResult {
    const { texts, survey } = this;
    const { rating, cause, comment } = this.#draft.values;
    const sending = this.stage === 'sending';
    return html`
      <div class="head">
        <h2 part="title"><slot name="heading">${texts.term('surveyTitle')}</slot></h2>
        ${survey ? html`<p class="about">${texts.term('surveyAbout', survey.subject)}</p>` : nothing}
      </div>
      <form novalidate @submit=${this.#onSubmit}>
        ${ratingField({ texts, value: rating, error: this.complaint, onChoose: (chosen) => this.#choose({ rating: chosen }) })}
        ${rating > 0 && rating <= 3 ? causeField(texts, cause, (chosen) => this.#choose({ cause: chosen })) : nothing}
        ${field({
          id: 'comment',
          label: texts.term('commentLabel'),
          help: texts.term('commentHelp'),
          mark: texts.term('optional'),
          value: comment,
          error: this.commentComplaint,
          rows: 3,
          onInput: (typed) => this.#choose({ comment: typed }),
        })}
        ${waitingPanel(texts, sending, this.#sending)}
        <button class="s-button s-button-primary" part="button submit" aria-disabled=${sending ? 'true' : 'false'}>
          ${texts.term(sending ? 'surveySending' : 'surveySend')}
        </button>
      </form>
    `;
  }

  #choose(change: Partial<Answer>): void {
    this.complaint = undefined;
    this.commentComplaint = undefined;
    this.#draft.set(change);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.stage === 'asking') void this.#send();
  }

  async #load(): Promise<void> {
    if (!this.token) return;
    this.failure = undefined;
    try {
      this.survey = await new Surveys(this.client()).get();
      this.stage = this.survey.answeredAt ? 'answered' : 'asking';
      this.dispatchEvent(new SurveyLoadedEvent(this.survey));
    } catch (error) {
      this.#refuse(error);
    }
  }

  async #send(): Promise<void> {
    const { rating, cause, comment } = this.#draft.values;
    this.complaint = rating ? undefined : this.texts.term('ratingMissing');
    this.commentComplaint = tooLong(this.texts, comment.trim(), 2000);
    if (!rating || this.commentComplaint) return this.focusOn(rating ? 'comment' : 'rating');
    this.stage = 'sending';
    this.failure = undefined;
    try {
      const surveys = new Surveys(this.client());
      const answer = {
        rating,
        ...(comment.trim() && { comment: comment.trim() }),
        ...(cause && rating <= 3 && { cause }),
      };
      await this.#sending.send(answer, (idempotencyKey) => surveys.answer(answer, { idempotencyKey }));
      this.#draft.clear();
      this.stage = 'thanks';
      await this.focusOn('heading');
      this.dispatchEvent(new SurveyAnsweredEvent(rating));
    } catch (error) {
      this.stage = 'asking';
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    const failure = describeFailure(error, this.texts);
    if (failure.code === 'survey_already_answered') this.stage = 'answered';
    else if ([401, 403, 404].includes(failure.status ?? 0)) this.stage = 'expired';
    else this.failure = failure;
    void this.focusOn(this.failure ? 'summary' : 'heading');
  }
}
