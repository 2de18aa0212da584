import { DOMParser, type Fragment, type Node, Slice } from 'prosemirror-model';
import { parseInert } from '../format/parse-inert.ts';
import { schema } from './schema.ts';
import { tidyPasted, withoutStyles } from './tidy-pasted.ts';

/** Plain text as a document: an empty line ends a paragraph, a line break stays one. */
export function readText(text: string): Node {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((one) => {
      const lines = one
        .split('\n')
        .flatMap((line, index) => [
          ...(index > 0 ? [schema.node('hard_break')] : []),
          ...(line === '' ? [] : [schema.text(line)]),
        ]);
      return schema.node('paragraph', null, lines);
    });
  return schema.node('doc', null, paragraphs);
}

/** Formatted text through the rules of the schema; where a host forbids the parser, its plain twin. */
export function readContent(content: { readonly body: string; readonly html: string | null }): Node {
  const page = content.html ? parseInert(content.html) : null;
  return page ? DOMParser.fromSchema(schema).parse(page.body) : readText(content.body);
}

/** What the clipboard holds, as it may come in. Plain text stays what it is: no markup is read from it. */
export function readPasted(html: string, text: string): Slice | null {
  const page = html ? parseInert(withoutStyles(html)) : null;
  if (page) {
    tidyPasted(page);
    const slice = DOMParser.fromSchema(schema).parseSlice(page.body, { preserveWhitespace: false });
    if (slice.size > 0) return slice;
  }
  return text ? open(readText(text).content) : null;
}

/** The first and last paragraph join those in which the cursor stands. */
function open(content: Fragment): Slice {
  return new Slice(content, 1, 1);
}

/** Where in the document of a plain text a letter of it stands. */
export function positionOf(text: string, offset: number): number {
  return readText(text.slice(0, offset)).content.size - 1;
}
