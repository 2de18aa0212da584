import { type ElementName, elementNames } from './element-names.ts';

/** Where this very file lies; the elements lie beside it, so a pinned version stays one version. */
const base = new URL('.', import.meta.url);

const requested = new Set<string>();
const known: readonly string[] = elementNames;

const isOurs = (tag: string): tag is ElementName => known.includes(tag);

function fetchElement(tag: string): void {
  if (!isOurs(tag) || requested.has(tag) || customElements.get(tag)) return;
  requested.add(tag);
  // A failed fetch leaves the page's own fallback in place, and the next element of the kind tries again.
  import(/* @vite-ignore */ new URL(`${tag}.js`, base).href).catch(() => requested.delete(tag));
}

function discover(root: ParentNode): void {
  if (root instanceof Element) fetchElement(root.localName);
  for (const element of root.querySelectorAll(elementNames.join())) fetchElement(element.localName);
}

/** One script tag for a page: fetches each of our elements when it is first on the page, now or later. */
function watch(): void {
  discover(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) discover(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
}

watch();
