/** What lies around the element is not printed; a page within a page (a shadow root) is left as it is. */
const around = (tag: string) => `@media print {
  body *:not(${tag}, ${tag} *, :has(${tag})) { display: none !important }
  body *:has(${tag}), body { margin: 0 !important; padding: 0 !important; border: 0 !important }
}`;

/** Prints one element on its own, without the menus of the page around it. */
export function printAlone(element: Element): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(element.getRootNode() === document ? around(element.localName) : '');
  document.adoptedStyleSheets.push(sheet);
  addEventListener(
    'afterprint',
    () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
    { once: true },
  );
  print();
}
