/** What word processors, mail programs and tables say in their own ways, said so that the schema understands it. */
export function tidyPasted(page: Document): void {
  for (const cell of page.querySelectorAll(':is(td, th) + :is(td, th)')) cell.prepend(' · ');
  for (const block of page.querySelectorAll(':is(td, th) :is(p, div)'))
    block.replaceWith(...block.childNodes);
  for (const first of firstItems(page)) gatherList(page, first);
  for (const last of page.querySelectorAll(':is(p, div, li, body) > br:last-child'))
    if (!last.nextSibling) last.remove();
}

/** Word writes the items of a list as paragraphs that begin with a drawn bullet or number. */
const isItem = (element: Element | null): element is HTMLElement =>
  element?.localName === 'p' && /mso-list:/i.test(element.getAttribute('style') ?? '');

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
  [...item.querySelectorAll('span')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  );
