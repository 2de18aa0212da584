import type { Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { typedLink } from './links.ts';
import { readPasted } from './read-content.ts';
import { schema } from './schema.ts';

/**
 * Paste and drop. We read the clipboard ourselves: what comes is parsed inertly and passes the schema, and the editor's
 * own way, which writes markup into an element, is never taken.
 *
 * @param onFiles takes files that came without words; those that come beside words are a picture of the words
 */
export function clipboard(onFiles: (files: readonly File[]) => void): Plugin {
  const take = (view: EditorView, data: DataTransfer, plain: boolean, at?: number): void => {
    const html = plain ? '' : data.getData('text/html');
    const text = data.getData('text/plain');
    const files = [...data.files];
    if (files.length > 0 && text.trim() === '') onFiles(files);
    else if (at !== undefined || !linkSelection(view, text)) insert(view, readPasted(html, text), at);
  };
  let plain = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          plain = event.shiftKey;
          return false;
        },
        paste: (view, event) => {
          if (!event.clipboardData) return false;
          event.preventDefault();
          take(view, event.clipboardData, plain);
          return true;
        },
        drop: (view, event) => {
          const data = event.dataTransfer;
          // What is moved within the text is the editor's; files go to the composer around it.
          if (!data || view.dragging) return false;
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
          if (data.files.length === 0) take(view, data, false, at ?? view.state.selection.from);
          return true;
        },
      },
    },
  });
}

function insert(view: EditorView, slice: Slice | null, at?: number): void {
  if (!slice) return;
  const { tr } = view.state;
  if (at === undefined) tr.replaceSelection(slice);
  else tr.replaceRange(at, at, slice);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

/** An address pasted over words becomes their link. */
function linkSelection(view: EditorView, text: string): boolean {
  const { from, to, empty, $from, $to } = view.state.selection;
  const href = /^https?:\/\/\S+$/.test(text.trim()) ? typedLink(text) : null;
  if (empty || !href || !$from.sameParent($to)) return false;
  view.dispatch(view.state.tr.addMark(from, to, schema.marks.link.create({ href })).scrollIntoView());
  return true;
}
