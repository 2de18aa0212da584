export type TextPart = { readonly text: string; readonly href?: string };

const LINK = /https?:\/\/[^\s<>"'’»]+/g;
const TRAILING = /[.,;:!?)\]]+$/;

/** Plain text cut at its web addresses; the punctuation that ends a sentence is no part of an address. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(TRAILING, '');
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
