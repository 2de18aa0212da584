import { parseInert } from './parse-inert.ts';
import { safeLink } from './safe-link.ts';

/**
 * A message's formatting, as data. The mail's HTML (cleaned on the way in) is parsed into an inert document, in which
 * nothing runs or loads, and read by an allow-list; the screen then builds its own elements. No markup of a stranger
 * ever enters the page, so neither script nor style nor remote image of theirs can.
 */
export type RichNode =
  | string
  | {
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: RichNode[];
    };

const TAGS = new Set(
  `a abbr b blockquote br caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre
  q s small span strong sub sup table tbody td tfoot th thead tr u ul`.split(/\s+/),
);
const DROPPED = new Set(
  'script style template noscript iframe object embed svg math title head form input button select textarea'.split(
    ' ',
  ),
);
const SPAN = /^[1-9]\d?$/;
const DEEPEST = 100;

/** Null where a host's page forbids our Trusted Types policy: the plain text serves there. */
export function richNodes(html: string): RichNode[] | null {
  const page = parseInert(html);
  return page && [...page.body.childNodes].flatMap((node) => convert(node, 0));
}

function convert(node: Node, depth: number): RichNode[] {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ? [node.textContent] : [];
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return [];
  const element = node as Element;
  const tag = element.localName;
  if (DROPPED.has(tag)) return [];
  if (depth > DEEPEST) return element.textContent ? [element.textContent] : [];
  const children = [...element.childNodes].flatMap((child) => convert(child, depth + 1));
  return TAGS.has(tag) ? [{ tag, attributes: safeAttributes(element), children }] : children;
}

function safeAttributes(element: Element): Record<string, string> {
  const kept: Record<string, string> = {};
  const href = safeLink(element.getAttribute('href'));
  if (element.localName === 'a' && href) {
    Object.assign(kept, { href, target: '_blank', rel: 'noopener noreferrer' });
  }
  const source = element.getAttribute('src') ?? '';
  if (element.localName === 'img') {
    kept.alt = element.getAttribute('alt') ?? '';
    if (source.startsWith('cid:')) kept.cid = source.slice('cid:'.length);
  }
  for (const span of ['colspan', 'rowspan']) {
    const cells = element.getAttribute(span) ?? '';
    if (SPAN.test(cells)) kept[span] = cells;
  }
  return kept;
}
