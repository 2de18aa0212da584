/** Registers an element unless the page already has one of that name: two versions of us may meet. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
