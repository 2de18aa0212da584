import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FocusTarget } from '../../state/desk.ts';
import { useDesk } from './desk-context.ts';

/** Moves the focus here when an action asks for it; what stands in a field of one line is chosen, to be typed over. */
export function useFocusRequest(target: FocusTarget, element: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  const { target: wanted, turn } = desk.focus.value;
  const served = useRef(turn);
  // Before the next key arrives: what is typed right after a shortcut belongs here already.
  useLayoutEffect(() => {
    if (wanted !== target || turn === served.current) return;
    served.current = turn;
    element.current?.focus();
    if (element.current instanceof HTMLInputElement) element.current.select();
  }, [wanted, turn, target, element]);
}
