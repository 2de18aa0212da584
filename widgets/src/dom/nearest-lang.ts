/** The language that the page says an element is in: its own `lang` or that of the nearest ancestor, through shadow roots. */
export function nearestLang(element: Element): string | null {
  let current: Element | null = element;
  while (current) {
    const marked: Element | null = current.closest('[lang]');
    if (marked) return marked.getAttribute('lang');
    const root: Node = current.getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
