import type { Desk } from '../state/desk.ts';
import { findAction, placeOf } from './find-action.ts';

/**
 * Listens inside the desk's own root, so that a host page keeps its keys.
 * @returns how to stop
 */
export function bindKeys(root: EventTarget, desk: Desk): () => void {
  const onKey = (event: Event) => {
    const stroke = event as KeyboardEvent;
    if (stroke.defaultPrevented) return;
    const { key, ctrlKey, metaKey, altKey, isComposing } = stroke;
    const target = stroke.composedPath()[0];
    const at = placeOf(target);
    if (key === 'Escape' && at === 'field' && desk.overlay.value === 'none') {
      stroke.stopPropagation();
      (target as HTMLElement).blur();
      return desk.askFocus(desk.page.value === 'tickets' ? 'thread' : 'page');
    }
    const action = findAction(desk, { key, ctrlKey, metaKey, altKey, isComposing, at });
    if (!action) return;
    stroke.preventDefault();
    stroke.stopPropagation();
    void action.run(desk);
  };
  root.addEventListener('keydown', onKey);
  return () => root.removeEventListener('keydown', onKey);
}
