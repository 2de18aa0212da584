import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { safeLink } from '../format/safe-link.ts';
import { schema } from './schema.ts';

const { link } = schema.marks;

/** What one types as an address, whole: `exemple.cat` is a page, `nom@exemple.cat` a mailbox. Null: it leads nowhere. */
export function typedLink(typed: string): string | null {
  const address = typed.trim();
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  if (/^[^\s:/]+\.[^\s:/.]{2,}(?:[/?#:]\S*)?$/.test(address)) return `https://${address}`;
  return /^[a-z]+:\S+$/i.test(address) ? safeLink(address) : null;
}

/** The link in which the cursor stands, or that the selection begins with. */
export function linkAt(state: EditorState): { from: number; to: number; href: string } | null {
  const { $from } = state.selection;
  const mark =
    link.isInSet($from.marks()) ?? ($from.nodeAfter ? link.isInSet($from.nodeAfter.marks) : undefined);
  if (!mark) return null;
  const { parent } = $from;
  let from = $from.start();
  for (let index = 0; index < parent.childCount; index += 1) {
    const first = index;
    while (index + 1 < parent.childCount && mark.isInSet(parent.child(index + 1).marks)) index += 1;
    const start = from;
    for (let at = first; at <= index; at += 1) from += parent.child(at).nodeSize;
    const linked = mark.isInSet(parent.child(index).marks);
    if (linked && start <= $from.pos && $from.pos <= from)
      return { from: start, to: from, href: mark.attrs.href };
  }
  return null;
}

/** Links what is selected, or the link at the cursor; with nothing selected the address is written out. */
export function setLink(view: EditorView, href: string): void {
  const { state } = view;
  const { from, to } = linkAt(state) ?? state.selection;
  const mark = link.create({ href });
  const { tr } = state;
  if (from === to) tr.insert(from, schema.text(href.replace(/^mailto:/, ''), [mark]));
  else tr.removeMark(from, to, link).addMark(from, to, mark);
  view.dispatch(tr.removeStoredMark(link).scrollIntoView());
}

export function removeLink(view: EditorView): void {
  const found = linkAt(view.state);
  if (found) view.dispatch(view.state.tr.removeMark(found.from, found.to, link));
}
