import { wifiOffIcon } from '@sinia/design/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { SendingController } from '../controllers/sending-controller.ts';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';

/** There is no connection: what was typed is here, and goes by itself when there is one. */
export const waitingPanel = (
  texts: TextsController,
  sending: SendingController,
): TemplateResult | typeof nothing =>
  sending.waiting
    ? html`
        <div class="s-notice s-notice-warning" part="waiting" role="alert">
          <strong>${icon(wifiOffIcon)} ${texts.term('waitingTitle')}</strong>
          <span>${texts.term('waitingHelp')}</span>
          <div class="row">
            <button type="button" class="s-button" part="button" @click=${() => sending.goOn()}>
              ${texts.term('waitingNow')}
            </button>
          </div>
        </div>
      `
    : nothing;
