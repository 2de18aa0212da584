import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** When a page goes away with the focus in it, the desk around it has the focus: Tab begins at its first stop. */
export function useFocusHandedOn(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const leaving = page.current;
    const desk = leaving?.closest<HTMLElement>('.console');
    return () => {
      const { activeElement } = (leaving?.getRootNode() ?? document) as Document | ShadowRoot;
      if (leaving?.contains(activeElement)) desk?.focus({ preventScroll: true });
    };
  }, [page]);
}
