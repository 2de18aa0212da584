import { wifiOffIcon } from '@sinia/design/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';

type Sender = { readonly waiting: boolean; goOn(): void };

const goOn = (senders: readonly Sender[]) => {
  for (const sender of senders) sender.goOn();
};

/** There is no connection: what was typed is here, and goes by itself when there is one. */
export const waitingPanel = (
  texts: TextsController,
  busy: boolean,
  ...senders: readonly Sender[]
): TemplateResult | typeof nothing =>
  busy && senders.some((sender) => sender.waiting)
    ? html`
        <div class="s-notice s-notice-warning" part="waiting" role="alert">
          <strong>${icon(wifiOffIcon)} ${texts.term('waitingTitle')}</strong>
          <span>${texts.term('waitingHelp')}</span>
          <div class="row">
            <button type="button" class="s-button" part="button" @click=${() => goOn(senders)}>
              ${texts.term('waitingNow')}
            </button>
          </div>
        </div>
      `
    : nothing;
