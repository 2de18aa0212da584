import { type Signal, signal } from '@preact/signals';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Draft } from '../port/desk-port.ts';
import type { Uploads } from '../state/uploads.ts';
import { clipboard } from './clipboard.ts';
import { followUploads } from './follow-uploads.ts';
import { FORMATS, type Format, hasMark, MEANING } from './formats.ts';
import { ImageView } from './image-view.ts';
import { writingRules } from './input-rules.ts';
import { positionOf, readContent } from './read-content.ts';
import { schema } from './schema.ts';
import { writeHtml } from './write-html.ts';
import { isFormatted, writeText } from './write-text.ts';

/** Longer than the server takes: the words go alone then. */
const MOST_HTML = 200_000;

export interface EditorSetup {
  readonly place: HTMLElement;
  readonly content: Draft;
  /** Where the cursor stood in the plain text that was typed before the editor came. */
  readonly cursor: number | null;
  readonly uploads: Uploads;
  /** Of the element in which one writes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** `mod+b` and what it does. */
  readonly keys: Readonly<Record<string, () => boolean>>;
  linkTo(id: string): Promise<string>;
  onChange(draft: Draft): void;
  onFiles(files: readonly File[]): void;
}

export interface Editor {
  readonly view: EditorView;
  readonly active: Signal<ReadonlySet<Format | 'link'>>;
  apply(format: Format): boolean;
  setContent(content: Draft): void;
  insertImage(upload: number, name: string): void;
  destroy(): void;
}

/** The rich-text editor over ProseMirror. It knows nothing of tickets: words come in, words go out. */
export function createEditor(setup: EditorSetup): Editor {
  const active = signal<ReadonlySet<Format | 'link'>>(new Set());
  const plugins = [
    writingRules,
    keymap(ownKeys(setup.keys)),
    keymap(WRITING_KEYS),
    keymap(baseKeymap),
    history(),
    clipboard(setup.onFiles),
    followUploads(setup.uploads),
  ];
  const stateOf = (content: Draft) => EditorState.create({ doc: readContent(content), plugins });
  const view = new EditorView(setup.place, {
    state: stateOf(setup.content),
    attributes: (state) => ({
      ...setup.attributes,
      class: 'composer-text writing',
      ...(isEmpty(state) ? { 'data-empty': '' } : {}),
    }),
    nodeViews: {
      image: (node) =>
        new ImageView(node, {
          upload: (number) => setup.uploads.items.value.find((item) => item.id === number),
          linkTo: setup.linkTo,
        }),
    },
    // Escape is the desk's: it leaves the field.
    handleDOMEvents: { keydown: (_view, event) => event.key === 'Escape' && !event.isComposing },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) setup.onChange(draftOf(view.state));
      tellActive();
    },
  });
  const tellActive = () => {
    const { state } = view;
    const now = new Set<Format | 'link'>(FORMATS.filter((format) => MEANING[format].active(state)));
    if (hasMark(state, schema.marks.link)) now.add('link');
    if ([...now].join() !== [...active.peek()].join()) active.value = now;
  };
  if (setup.cursor !== null && !setup.content.html) {
    const at = Math.min(positionOf(setup.content.body, setup.cursor), view.state.doc.content.size);
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at), -1)));
  }
  return {
    view,
    active,
    apply: (format) => MEANING[format].command(view.state, view.dispatch, view),
    setContent(content) {
      view.updateState(stateOf(content));
      const end = TextSelection.atEnd(view.state.doc);
      view.dispatch(view.state.tr.setSelection(end));
    },
    insertImage(upload, name) {
      const node = schema.node('image', { upload, name });
      view.dispatch(view.state.tr.replaceSelectionWith(node, false).scrollIntoView());
    },
    destroy: () => view.destroy(),
  };
}

const isEmpty = ({ doc }: EditorState) =>
  doc.childCount === 1 && doc.firstChild?.type === schema.nodes.paragraph && doc.content.size === 2;

function draftOf({ doc }: EditorState): Draft {
  const html = isFormatted(doc) ? writeHtml(doc) : '';
  return { body: writeText(doc), html: html === '' || html.length > MOST_HTML ? null : html };
}

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.node('hard_break')).scrollIntoView());
  return true;
};

const WRITING_KEYS: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  Backspace: undoInputRule,
  Enter: splitListItem(schema.nodes.list_item),
  'Shift-Enter': lineBreak,
  // Outside a list Tab goes on to the next control, as everywhere.
  Tab: sinkListItem(schema.nodes.list_item),
  'Shift-Tab': liftListItem(schema.nodes.list_item),
};

function ownKeys(keys: EditorSetup['keys']): Record<string, Command> {
  const named = Object.entries(keys).map(([key, run]) => [
    key.replace(/^mod/, 'Mod').replaceAll('+', '-'),
    () => run(),
  ]);
  return Object.fromEntries(named);
}
