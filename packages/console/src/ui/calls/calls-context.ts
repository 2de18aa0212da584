import { signal } from '@preact/signals';
import type { CallFilters } from '../../port/calls-port.ts';
import styles from '../../styles/calls.css?inline';
import formStyles from '../../styles/opening.css?inline';
import { actingFor } from '../parts/acting.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { REASONS } from '../parts/reasons.ts';
import { TELEPHONY_PACKS } from './telephony-pack.ts';

export const CALL_VIEWS = ['now', 'history', 'unwritten'] as const;
export type CallView = (typeof CALL_VIEWS)[number];

/** The words about calls and their part of the server, with what is chosen on their page. */
export const { provided: withCalls, use: useCalls } = lazyContext(async (desk, locale) => {
  const [texts, reasons, port] = await Promise.all([
    TELEPHONY_PACKS[locale](),
    REASONS[locale](),
    desk.port.telephony(),
  ]);
  for (const sheet of [formStyles, styles]) desk.addStyles(sheet);
  return {
    ...{ texts, port, act: actingFor(desk, reasons.codes, texts.failed) },
    view: signal<CallView>('now'),
    /** Whose details are open. */
    shown: signal<string | null>(null),
    /** By what the history is chosen; it is still so when one comes back. */
    filters: signal<CallFilters>({}),
    /** Goes up when something was done here: whoever shows calls reads them again. */
    turn: signal(0),
  };
});
