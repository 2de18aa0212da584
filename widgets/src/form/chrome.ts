import { arrowLeftIcon } from '@sinia/design/icons';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';

/** "Pas 1 de 2", with as many marks. */
export const stepMarks = (texts: TextsController, at: number, steps: number): TemplateResult => html`
  <p class="progress">
    ${Array.from({ length: steps }, (_, index) => html`<i ?data-on=${index < at}></i>`)}
    <span>${texts.term('step', at, steps)}</span>
  </p>
`;

/** What was typed on an earlier visit is back; one may also start again. */
export const draftNotice = (texts: TextsController, onDiscard: () => void): TemplateResult => html`
  <div class="s-notice draft" role="status">
    <span>${texts.term('draftKept')}</span>
    <button type="button" class="s-button" part="button" @click=${onDiscard}>${texts.term('draftDiscard')}</button>
  </div>
`;

export const backButton = (words: string, onBack: () => void): TemplateResult => html`
  <button type="button" class="back s-button s-button-quiet" part="button" @click=${onBack}>
    ${icon(arrowLeftIcon)} ${words}
  </button>
`;

/** The host's way to reach a person, in the same place of every state. */
export const helpLine = (texts: TextsController): TemplateResult => html`
  <div class="person"><span>${texts.term('needHelp')}</span> <slot name="fallback"></slot></div>
`;
