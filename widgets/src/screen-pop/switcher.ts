import type { CallPop } from '@sinia/sdk';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { callerName, numberOf } from './caller-part.ts';
import { phaseWords } from './phase-words.ts';

type Options = {
  readonly texts: TextsController;
  readonly calls: readonly CallPop[];
  readonly selected: CallPop | undefined;
  readonly onSelect: (id: string) => void;
};

/** Several calls at once: which one is shown. */
export const switcher = ({ texts, calls, selected, onSelect }: Options): TemplateResult => html`
  <nav aria-label=${texts.term('popCalls', calls.length)}>
    <ul class="switcher">
      ${calls.map(
        (pop) => html`<li>
          <button
            type="button"
            class="s-button"
            part="button"
            aria-current=${pop === selected ? 'true' : 'false'}
            data-phase=${pop.call.phase}
            @click=${() => onSelect(pop.call.id)}
          >
            <strong>${callerName(texts, pop, numberOf(pop.call))}</strong>
            <span>${phaseWords(texts, pop.call)}</span>
          </button>
        </li>`,
      )}
    </ul>
  </nav>
`;
