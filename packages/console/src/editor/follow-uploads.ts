import { effect, untracked } from '@preact/signals';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import type { Uploads } from '../state/uploads.ts';

/** A picture in the text becomes a file of the message when its upload ends, and goes when the upload is given up. */
export function followUploads(uploads: Uploads): Plugin {
  /** What has come, for pictures that come back by undoing. */
  const arrived = new Map<number, string>();
  return new Plugin({
    appendTransaction: (transactions, _before, state) =>
      transactions.some((one) => one.docChanged) ? settle(state, uploads, arrived) : null,
    view(view) {
      const stop = effect(() => {
        const ended = uploads.items.value.filter((item) => item.attachment);
        for (const { id, attachment } of ended) arrived.set(id, attachment?.id ?? '');
        untracked(() => {
          const transaction = settle(view.state, uploads, arrived);
          if (transaction) view.dispatch(transaction);
          const shown = numbersIn(view.state);
          for (const { id } of ended) if (shown.has(id)) uploads.remove(id);
        });
      });
      return { destroy: stop };
    },
  });
}

interface Picture {
  readonly id: string | null;
  readonly upload: number | null;
}

function settle(
  state: EditorState,
  uploads: Uploads,
  arrived: ReadonlyMap<number, string>,
): Transaction | null {
  const { tr } = state;
  const items = uploads.items.peek();
  state.doc.descendants((node, position) => {
    const { upload, id } = node.attrs as Picture;
    if (node.type.name !== 'image' || upload === null || id) return;
    const at = tr.mapping.map(position);
    const known = arrived.get(upload);
    if (known) tr.setNodeMarkup(at, null, { ...node.attrs, id: known });
    else if (!items.some((item) => item.id === upload)) tr.delete(at, at + 1);
  });
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
}

function numbersIn(state: EditorState): Set<number> {
  const found = new Set<number>();
  state.doc.descendants((node) => {
    const { upload } = node.attrs as Partial<Picture>;
    if (typeof upload === 'number') found.add(upload);
  });
  return found;
}
