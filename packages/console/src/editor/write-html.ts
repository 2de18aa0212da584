import type { Mark, Node } from 'prosemirror-model';
import { escapeHtml } from '../format/escape-html.ts';

/** The document as the HTML that is sent; pictures that are still on their way are left out. */
export function writeHtml(doc: Node): string {
  return doc.children.map(block).join('');
}

function block(node: Node): string {
  switch (node.type.name) {
    case 'paragraph': {
      const words = node.children.map(inline).join('');
      return words === '' ? '' : `<p>${words}</p>`;
    }
    case 'ordered_list': {
      const { order } = node.attrs as { order: number };
      return `<ol${order === 1 ? '' : ` start="${order}"`}>${writeHtml(node)}</ol>`;
    }
    case 'bullet_list':
      return `<ul>${writeHtml(node)}</ul>`;
    case 'list_item':
      return `<li>${node.childCount === 1 ? (node.firstChild?.children.map(inline).join('') ?? '') : writeHtml(node)}</li>`;
    default:
      return `<blockquote>${writeHtml(node)}</blockquote>`;
  }
}

function inline(node: Node): string {
  return node.marks.reduceRight(wrap, leaf(node));
}

function leaf(node: Node): string {
  if (node.isText) return escapeHtml(node.text ?? '');
  if (node.type.name === 'hard_break') return '<br>';
  const { id, name } = node.attrs as { id: string | null; name: string };
  return id ? `<img src="cid:${id}" alt="${escapeHtml(name)}">` : '';
}

function wrap(words: string, mark: Mark): string {
  if (words === '') return '';
  if (mark.type.name === 'link') return `<a href="${escapeHtml(mark.attrs.href as string)}">${words}</a>`;
  return `<${mark.type.name}>${words}</${mark.type.name}>`;
}
