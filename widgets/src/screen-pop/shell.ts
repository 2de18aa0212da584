import { logInIcon, phoneIcon } from '@sinia/design/icons';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';

export { shellStyles } from './shell.styles.ts';

const words = { out: 'popEnterHelp', over: 'popSessionOver', failed: 'popEnterFailed' } as const;

/** Nobody is signed in here. */
export const door = (
  texts: TextsController,
  why: keyof typeof words,
  onEnter: () => void,
): TemplateResult => html`
  <div class="door">
    <p role=${why === 'out' ? 'note' : 'alert'}>${texts.term(words[why])}</p>
    <button type="button" class="s-button s-button-primary" part="button primary" @click=${onEnter}>
      ${icon(logInIcon)} ${texts.term('popEnter')}
    </button>
  </div>
`;

/** Another tab of the same person shows the calls. */
export const elsewhere = (texts: TextsController, onTake: () => void): TemplateResult => html`
  <div class="door">
    <p>${texts.term('popElsewhere')}</p>
    <button type="button" class="s-button" part="button" @click=${onTake}>${texts.term('popTakeOver')}</button>
  </div>
`;

export const idle = (texts: TextsController): TemplateResult => html`
  <div class="door">
    ${icon(phoneIcon)}
    <p>${texts.term('popIdle')}</p>
    <p class="s-help">${texts.term('popIdleHelp')}</p>
  </div>
`;
