/**
 * Even in an inert document a style is one for the page's policy, which would report it: styles are set aside before
 * the parser sees them, for `tidyPasted` to read.
 */
export function withoutStyles(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, '$1data-style$2'));
}

/** What word processors, mail programs and tables say in their own ways, said so that the schema understands it. */
export function tidyPasted(page: Document): void {
  for (const loud of page.querySelectorAll('[data-style]')) readWeight(page, loud);
  for (const cell of page.querySelectorAll(':is(td, th) + :is(td, th)')) cell.prepend(' · ');
  for (const block of page.querySelectorAll(':is(td, th) :is(p, div)'))
    block.replaceWith(...block.childNodes);
  for (const first of firstItems(page)) gatherList(page, first);
  for (const last of page.querySelectorAll(':is(p, div, li, body) > br:last-child'))
    if (!last.nextSibling) last.remove();
}

const styleOf = (element: Element | null) => element?.getAttribute('data-style') ?? '';

/** Bold and italic that are said by style; and a <b> around everything that is not bold at all. */
function readWeight(page: Document, element: Element): void {
  const style = styleOf(element);
  const light = /font-weight:\s*(?:normal|[1-4]00)/i.test(style);
  if (element.localName === 'b' && light) element.replaceWith(...element.childNodes);
  else if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrapContent(element, page.createElement('strong'));
  if (/font-style:\s*italic/i.test(style)) wrapContent(element, page.createElement('em'));
}

function wrapContent(element: Element, around: Element): void {
  around.append(...element.childNodes);
  element.append(around);
}

/** Word writes the items of a list as paragraphs that begin with a drawn bullet or number. */
const isItem = (element: Element | null): element is HTMLElement =>
  element?.localName === 'p' && /mso-list:/i.test(styleOf(element));

const firstItems = (page: Document) =>
  [...page.querySelectorAll('p')].filter(
    (paragraph) => isItem(paragraph) && !isItem(paragraph.previousElementSibling),
  );

function gatherList(page: Document, first: HTMLElement): void {
  const list = page.createElement(/\d/.test(markOf(first)?.textContent ?? '') ? 'ol' : 'ul');
  first.before(list);
  for (let item = list.nextElementSibling; isItem(item); item = list.nextElementSibling) {
    markOf(item)?.remove();
    const entry = page.createElement('li');
    entry.append(...item.childNodes);
    item.remove();
    list.append(entry);
  }
}

const markOf = (item: Element) =>
  [...item.querySelectorAll('span')].find((span) => /mso-list:\s*Ignore/i.test(styleOf(span)));
