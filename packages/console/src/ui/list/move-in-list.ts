import type { Desk } from '../../state/desk.ts';

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrows, Page and Home/End move from row to row, as in every list; they are no shortcuts that one could switch off. */
export function moveInList(desk: Desk, event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (desk.list.move(step)) desk.askFocus('row');
}
