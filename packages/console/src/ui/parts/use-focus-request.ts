import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FocusTarget } from '../../state/desk.ts';
import { useDesk } from './desk-context.ts';

/** Moves the focus here when an action asks for it. */
export function useFocusRequest(target: FocusTarget, element: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  const { target: wanted, turn } = desk.focus.value;
  const served = useRef(turn);
  // Before the next key arrives: what is typed right after a shortcut belongs here already.
  useLayoutEffect(() => {
    if (wanted !== target || turn === served.current) return;
    served.current = turn;
    element.current?.focus();
  }, [wanted, turn, target, element]);
}
