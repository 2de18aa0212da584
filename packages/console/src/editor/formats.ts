import { chainCommands, lift, toggleMark, wrapIn } from 'prosemirror-commands';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { schema } from './schema.ts';

export const FORMATS = ['bold', 'italic', 'bulletList', 'orderedList', 'quote'] as const;
export type Format = (typeof FORMATS)[number];

interface Meaning {
  readonly command: Command;
  readonly active: (state: EditorState) => boolean;
}

const { nodes, marks } = schema;

/** What each button and key does, and when it is pressed. */
export const MEANING: Readonly<Record<Format, Meaning>> = {
  bold: { command: toggleMark(marks.strong), active: (state) => hasMark(state, marks.strong) },
  italic: { command: toggleMark(marks.em), active: (state) => hasMark(state, marks.em) },
  bulletList: list(nodes.bullet_list),
  orderedList: list(nodes.ordered_list),
  quote: {
    command: (state, dispatch) =>
      isWithin(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch),
    active: (state) => isWithin(state, nodes.blockquote),
  },
};

function list(type: NodeType): Meaning {
  return {
    command: (state, dispatch) =>
      nearestList(state) === type
        ? liftListItem(nodes.list_item)(state, dispatch)
        : chainCommands(turnInto(type), wrapInList(type))(state, dispatch),
    active: (state) => nearestList(state) === type,
  };
}

/** From bullets to numbers and back, without leaving the list. */
function turnInto(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      if (!isList($from.node(depth).type)) continue;
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
      return true;
    }
    return false;
  };
}

const isList = (type: NodeType) => type === nodes.bullet_list || type === nodes.ordered_list;

function nearestList(state: EditorState): NodeType | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { type } = $from.node(depth);
    if (isList(type)) return type;
  }
  return null;
}

function isWithin(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  return Array.from({ length: $from.depth }, (_, index) => $from.node(index + 1)).some(
    (node) => node.type === type,
  );
}

export function hasMark(state: EditorState, type: MarkType): boolean {
  const { empty, $from, from, to } = state.selection;
  if (!empty) return state.doc.rangeHasMark(from, to, type);
  return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
}
