import type { CallPop } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { type CallDesk, LOOKED_UP } from './call-desk.ts';
import { door, elsewhere, idle } from './shell.ts';
import type { DialMode } from './view.ts';

/** What comes later, with its styles. */
export type Cards = typeof import('./card.ts');

/** Whether somebody is signed in, and why not. */
export type Stage = 'starting' | 'out' | 'over' | 'failed' | 'refused' | 'in';

type Options = {
  readonly texts: TextsController;
  readonly stage: Stage;
  /** Whether this tab is the one that shows calls; null until it is known. */
  readonly active: boolean | null;
  /** Null until the first picture has come. */
  readonly calls: readonly CallPop[] | null;
  readonly selected: CallPop | undefined;
  readonly desk: CallDesk;
  readonly cards: Cards | undefined;
  readonly dial: DialMode;
  readonly onSignIn: () => void;
  readonly onTakeOver: () => void;
  readonly onSelect: (id: string) => void;
};

/** What stands in the element: a door, a word, or the call that is in front. */
export function content(options: Options): TemplateResult {
  const { texts, stage, active, calls, selected, desk, cards } = options;
  if (stage === 'refused') return html`<p>${texts.term('popNotForYou')}</p>`;
  if (stage === 'out' || stage === 'over' || stage === 'failed') return door(texts, stage, options.onSignIn);
  if (active === false) return elsewhere(texts, options.onTakeOver);
  if (!calls || !cards) return html`<p role="status">${texts.term('popConnecting')}</p>`;
  if (!selected && !desk.lookedUp) return idle(texts);
  const { onSelect } = options;
  return html`
    ${calls.length > (selected ? 1 : 0) ? cards.switcher({ texts, calls, selected, onSelect }) : nothing}
    ${selected ? call(options, cards, selected) : lookedUp(options, cards)}
  `;
}

function call({ texts, desk, dial }: Options, cards: Cards, pop: CallPop): TemplateResult {
  const { id } = pop.call;
  const { reasons } = desk;
  return cards.callCard({
    ...desk.state(id),
    ...{ texts, dial, pop, reasons, now: Date.now(), verbs: desk.verbs(id) },
  });
}

function lookedUp({ texts, desk, dial }: Options, cards: Cards): TemplateResult {
  const caller = desk.lookedUp as NonNullable<typeof desk.lookedUp>;
  const verbs = desk.verbs(LOOKED_UP);
  return cards.lookedUpCard({ ...desk.state(LOOKED_UP), texts, dial, caller, verbs });
}
