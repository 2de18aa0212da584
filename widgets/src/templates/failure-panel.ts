import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { Failure } from '../failure.ts';

type Options = {
  readonly texts: TextsController;
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** Whether something typed is at stake. */
  readonly kept: boolean;
};

/** What happened, what was kept, what to do, and a person to call: the host's own slot. */
export const failurePanel = ({ texts, failure, onRetry, kept }: Options): TemplateResult => html`
  <div class="s-notice s-notice-danger" part="failure" id="summary" role="alert" tabindex="-1">
    <strong>${texts.term(kept ? 'errorTitle' : 'loadFailed')}</strong>
    <span>${failure.text}</span>
    ${kept ? html`<span>${texts.term('errorKept')}</span>` : nothing}
    <div class="row">
      <button type="button" class="s-button" part="button" @click=${onRetry}>${texts.term('retry')}</button>
    </div>
    <div class="person"><slot name="fallback"></slot></div>
    ${failure.requestId ? html`<span class="s-help">${texts.term('requestCode', failure.requestId)}</span>` : nothing}
  </div>
`;
