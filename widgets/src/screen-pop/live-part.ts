import { checkIcon, circleUserIcon, lockIcon } from '@sinia/design/icons';
import { formatDuration } from '@sinia/i18n/durations';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../dom/icon.ts';
import type { CardView } from './view.ts';

/** What is asked, and may be asked for, while somebody is on the line. */
export const livePart = (view: CardView): TemplateResult => html`
  ${consent(view)}
  <div class="row">${recording(view)} ${supervisor(view)}</div>
  ${countdown(view)}
`;

function consent({ texts, pop: { call }, busy, verbs }: CardView): TemplateResult {
  const given = call.consent?.given;
  const answer = (value: boolean, words: string) => html`
    <button
      type="button"
      class="s-button small"
      part="button"
      aria-pressed=${given === value ? 'true' : 'false'}
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${() => !busy && verbs.consent(value)}
    >
      ${given === value ? icon(checkIcon) : nothing} ${words}
    </button>
  `;
  return html`
    <div class="ask" role="group" aria-labelledby="consent">
      <span id="consent">${texts.term('popConsent')}</span>
      <span class="row">${answer(true, texts.term('popYes'))} ${answer(false, texts.term('popNo'))}</span>
      ${given === false ? html`<span class="s-help">${texts.term('popRefused')}</span>` : nothing}
    </div>
  `;
}

function recording({ texts, pop: { call }, busy, verbs }: CardView): TemplateResult | typeof nothing {
  if (call.consent?.given === false) return nothing;
  const paused = call.recordingPaused;
  return html`
    <button
      type="button"
      class="s-button small"
      part="button"
      aria-pressed=${paused ? 'true' : 'false'}
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${() => !busy && (paused ? verbs.resume : verbs.pause)()}
    >
      ${icon(lockIcon)} ${texts.term(paused ? 'popResume' : 'popPause')}
    </button>
    ${paused ? html`<span class="s-help">${texts.term('popPaused')}</span>` : nothing}
  `;
}

const supervisor = ({ texts, pop, busy, verbs }: CardView) =>
  pop.supervisor || pop.call.direction === 'outbound'
    ? nothing
    : html`
        <button
          type="button"
          class="s-button small"
          part="button"
          aria-disabled=${busy ? 'true' : 'false'}
          @click=${() => !busy && verbs.supervisor()}
        >
          ${icon(circleUserIcon)} ${texts.term('popSupervisor')}
        </button>
      `;

/** Three minutes are the customer's right (Ley 10/2025, art. 8). */
export function countdown({ texts, pop, now }: CardView): TemplateResult | typeof nothing {
  if (!pop.supervisor) return nothing;
  const { state, dueAt } = pop.supervisor;
  if (state === 'met') return html`<p class="s-help" role="status">${texts.term('popSupervisorMet')}</p>`;
  const left = Math.ceil((Date.parse(dueAt) - now) / 1000);
  return state === 'waiting' && left > 0
    ? html`<p class="s-notice s-notice-warning" role="timer">${texts.term('popSupervisorBy', formatDuration(left))}</p>`
    : html`<p class="s-notice s-notice-danger" role="status">${texts.term('popSupervisorLate')}</p>`;
}
