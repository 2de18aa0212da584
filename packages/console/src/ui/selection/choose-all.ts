import type { Desk } from '../../state/desk.ts';

/** More than anybody looks through; the sentence in the bar says how many they are. */
export const CHOSEN_AT_MOST = 500;

/** Chooses every ticket of the view, also those that were not on the screen yet. */
export async function chooseAll(desk: Desk): Promise<void> {
  const { list, selection } = desk;
  const view = list.view.value;
  for (;;) {
    const before = list.rows.value.length;
    selection.set(list.rows.value.slice(0, CHOSEN_AT_MOST).map((row) => row.id));
    if (!list.hasMore.value || before >= CHOSEN_AT_MOST) return;
    await list.more();
    if (list.view.value !== view || list.rows.value.length === before) return;
  }
}
