import type { Icon } from '@sinia/design/icons';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { Desk, Overlay } from '../state/desk.ts';
import type { DeskPage } from '../state/desk-pages.ts';

export type ActionId = keyof ConsoleTexts['action'];

export const ACTION_GROUPS = ['places', 'list', 'ticket', 'person', 'writing', 'general'] as const;

/** One thing that can be done. Keys, menus, palette and help are all made from these. */
export interface Action {
  readonly id: ActionId;
  readonly group: (typeof ACTION_GROUPS)[number];
  /** `j`, `Enter`, `mod+k`; several are alternatives. A single character is a single-key shortcut. */
  readonly keys: readonly string[];
  readonly icon?: Icon;
  readonly when: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => unknown;
  /** Also while somebody types in a field. */
  readonly inFields?: boolean;
  /** Bound where it belongs (the composer sends, nothing else does); here for menus and help. */
  readonly local?: boolean;
}

/** On which page the actions of a group have something to work on; null: on every one. */
export const PAGE_OF = {
  ...{ places: null, general: null },
  ...{ list: 'tickets', ticket: 'tickets', writing: 'tickets', person: 'people' },
} as const satisfies Record<Action['group'], DeskPage | null>;

/** Whether it can be done here and now. */
export function isOffered(desk: Desk, action: Action): boolean {
  const page = PAGE_OF[action.group];
  return (page === null || page === desk.page.value) && action.when(desk);
}

export const always = () => true;

export function show(overlay: Overlay): (desk: Desk) => void {
  return (desk) => {
    desk.overlay.value = overlay;
  };
}
