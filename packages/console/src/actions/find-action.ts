import type { Desk } from '../state/desk.ts';
import { type Action, isOffered } from './action.ts';
import { ACTIONS } from './registry.ts';

/** What of a keyboard event decides. `path` is `composedPath()`: seen from the host, the target is always the host. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  /** Where the key was pressed: `composedPath()[0]`. */
  readonly at: 'field' | 'control' | 'elsewhere';
}

/**
 * The action that a key asks for, if any. A character counts as it is typed, whatever keys make it: `/` is Shift+7 on a
 * Spanish keyboard.
 */
export function findAction(desk: Desk, stroke: Stroke): Action | undefined {
  if (stroke.isComposing || stroke.altKey) return undefined;
  const modified = stroke.ctrlKey || stroke.metaKey;
  const wanted = modified
    ? `mod+${stroke.key}`
    : stroke.key.length === 1
      ? stroke.key.toLowerCase()
      : stroke.key;
  const single = !modified && stroke.key.length === 1;
  if (single && !desk.preferences.singleKeys.value) return undefined;
  if (wanted === 'Enter' && stroke.at === 'control') return undefined;
  if (desk.overlay.value !== 'none' && wanted !== 'Escape') return undefined;
  return ACTIONS.find(
    (action) =>
      !action.local &&
      action.keys.includes(wanted) &&
      (stroke.at !== 'field' || action.inFields === true) &&
      isOffered(desk, action),
  );
}

const FIELDS = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';
const CONTROLS = 'button, a[href], summary, [role=tab], [role=option], [role=menuitem], input';

/** Where in the desk a key was pressed. */
export function placeOf(target: EventTarget | undefined): Stroke['at'] {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest(FIELDS)) return 'field';
  return target.closest(CONTROLS) ? 'control' : 'elsewhere';
}
