import type { Node } from 'prosemirror-model';

/** The document as plain text, the twin that is always sent; it reads well without any formatting. */
export function writeText(doc: Node): string {
  return blocks(doc).trim();
}

/** Whether anything would be lost in plain text. An address that is its own link is no formatting. */
export function isFormatted(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    const plain = ['paragraph', 'text', 'hard_break'].includes(node.type.name);
    const marked = node.marks.some((mark) => mark.type.name !== 'link' || mark.attrs.href !== node.text);
    found ||= !plain || marked;
    return !found;
  });
  return found;
}

const blocks = (parent: Node) =>
  parent.children
    .map(block)
    .filter((one) => one !== '')
    .join('\n\n');

function block(node: Node): string {
  switch (node.type.name) {
    case 'paragraph':
      return node.children.map(inline).join('');
    case 'bullet_list':
      return node.children.map((item) => hanging('- ', blocks(item))).join('\n');
    case 'ordered_list': {
      const { order } = node.attrs as { order: number };
      return node.children.map((item, index) => hanging(`${order + index}. `, blocks(item))).join('\n');
    }
    default:
      return blocks(node).replaceAll(/^/gm, '> ');
  }
}

/** Further lines stand below the first word. */
const hanging = (mark: string, words: string) =>
  mark + words.replaceAll(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`);

function inline(node: Node): string {
  if (node.type.name === 'hard_break') return '\n';
  if (node.type.name === 'image') return `[${(node.attrs as { name: string }).name}]`;
  const text = node.text ?? '';
  const href = node.marks.find((mark) => mark.type.name === 'link')?.attrs.href as string | undefined;
  return href && href !== text && href !== `mailto:${text}` ? `${text} <${href}>` : text;
}
