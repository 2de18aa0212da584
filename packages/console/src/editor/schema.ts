import { Schema } from 'prosemirror-model';
import { bulletList, listItem, orderedList } from 'prosemirror-schema-list';
import { safeLink } from '../format/safe-link.ts';

const ATTACHMENT = /^cid:(att_[0-9a-z]{26})$/;

/**
 * What a reply or note can be made of, and nothing else: whatever is pasted comes in through these rules. A line of
 * text is a paragraph, a heading or a row of a table elsewhere; here all three are paragraphs.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      parseDOM: ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'pre'].map((tag) => ({ tag })),
      toDOM: () => ['p', { dir: 'auto' }, 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bullet_list: { ...bulletList, content: 'list_item+', group: 'block' },
    ordered_list: { ...orderedList, content: 'list_item+', group: 'block' },
    list_item: { ...listItem, content: 'paragraph block*' },
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    /** A file of the message, shown in its place; `upload` while it is on its way, `id` once the server has it. */
    image: {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { id: { default: null }, upload: { default: null }, name: { default: '' } },
      parseDOM: [
        {
          tag: 'img[src^="cid:att_"]',
          getAttrs: (element) => {
            const id = ATTACHMENT.exec(element.getAttribute('src') ?? '')?.[1];
            return id ? { id, name: element.getAttribute('alt') ?? '' } : false;
          },
        },
      ],
      toDOM: (node) => ['img', { alt: node.attrs.name as string }],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = safeLink(element.getAttribute('href'));
            return href ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => ['a', { href: mark.attrs.href as string, rel: 'noopener noreferrer nofollow' }, 0],
    },
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: () => ['strong', 0],
    },
    em: {
      parseDOM: [{ tag: 'em' }, { tag: 'i' }],
      toDOM: () => ['em', 0],
    },
  },
});
