import { compile } from 'html-to-text';

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: 2_000_000, maxDepth: 250, maxChildNodes: 50_000 },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
});

/** The readable text of cleaned HTML; links keep their address in angle brackets, images are left out. */
export function htmlToPlain(html: string): string {
  return convert(html).trim();
}

/**
 * Text of HTML that was refused for its size or depth: tags cut out in one linear pass, nothing interpreted.
 * @param chars where the text ends
 */
export function stripTags(html: string, chars: number): string {
  let text = '';
  for (let at = 0; at >= 0 && at < html.length && text.length < chars; ) {
    const tag = html.indexOf('<', at);
    text += html.slice(at, tag < 0 ? undefined : tag);
    const end = tag < 0 ? -1 : html.indexOf('>', tag);
    if (tag >= 0 && end < 0) text += html.slice(tag);
    at = end < 0 ? -1 : end + 1;
  }
  return text.slice(0, chars).trim();
}
