const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const CELL = new Set(['td', 'th']);
const ROW = new Set(['td', 'th', 'tr']);
const ITEM = new Set(['li']);
const TERM = new Set(['dt', 'dd']);
const SECTION = new Set(['tbody', 'thead', 'tfoot', 'td', 'th', 'tr']);
const PARAGRAPH = new Set(['p']);

/** Open elements that an opening tag closes when they are on top, as browsers and htmlparser2 do. */
const IMPLIED_END: Record<string, Set<string>> = {
  td: CELL,
  th: CELL,
  tr: ROW,
  tbody: SECTION,
  thead: SECTION,
  tfoot: SECTION,
  li: ITEM,
  dt: TERM,
  dd: TERM,
  ...Object.fromEntries(
    'p div ul ol dl table blockquote h1 h2 h3 h4 h5 h6 hr pre center'
      .split(' ')
      .map((tag) => [tag, PARAGRAPH]),
  ),
};

/**
 * Tells in linear time whether tags nest deeper than `limit`, before any parser sees the HTML: parsers take
 * quadratic time in the depth, and 40 kB of `<div>` stop some for seconds.
 */
export function tagDepthExceeds(html: string, limit: number): boolean {
  const open: string[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (html.startsWith('<!--', at)) {
      at = html.indexOf('-->', at + 4);
      if (at < 0) return false;
      continue;
    }
    const closing = html.charCodeAt(at + 1) === 47;
    const name = tagName(html, closing ? at + 2 : at + 1);
    if (name === '') continue;
    if (closing) close(open, name);
    else if (!VOID.has(name) && push(open, name) > limit) return true;
  }
  return false;
}

function tagName(html: string, from: number): string {
  let end = from;
  while (end < from + 32 && isNameCharacter(html.charCodeAt(end))) end += 1;
  return html.slice(from, end).toLowerCase();
}

function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 58) || code === 45
  );
}

function push(open: string[], name: string): number {
  const ends = IMPLIED_END[name];
  while (ends?.has(open.at(-1) ?? '')) open.pop();
  return open.push(name);
}

function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}
