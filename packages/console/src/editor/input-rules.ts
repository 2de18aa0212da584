import { InputRule, inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import { schema } from './schema.ts';

const { nodes, marks } = schema;

/** What one types as in plain text becomes what it means: `- `, `1. `, `> `, `**strong**`, `*light*`, an address. */
export const writingRules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
    wrappingInputRule(
      /^(\d{1,3})[.)]\s$/,
      nodes.ordered_list,
      (match) => ({ order: Number(match[1]) }),
      (match, before) => before.childCount + (before.attrs.order as number) === Number(match[1]),
    ),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    marking(/(?:^|[\s(])(\*\*([^\s*](?:[^*]*[^\s*])?)\*\*)$/, marks.strong),
    marking(/(?:^|[\s(])(\*([^\s*](?:[^*]*[^\s*])?)\*)$/, marks.em),
    marking(/(?:^|[\s(])(_([^\s_](?:[^_]*[^\s_])?)_)$/, marks.em),
    linking(/(?:^|[\s(])(https?:\/\/[^\s<>"'’»]*[^\s<>"'’».,;:!?)\]])([.,;:!?)\]]*\s)$/),
  ],
});

/** The first group is what was typed, signs included; the second what stays of it. */
function marking(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, typed = '', words = ''] = match;
    const from = start + whole.length - typed.length;
    const sign = (typed.length - words.length) / 2;
    return state.tr
      .delete(from + sign + words.length, end)
      .delete(from, from + sign)
      .addMark(from, from + words.length, type.create())
      .removeStoredMark(type);
  });
}

/** The first group is the address, the second what ends it; its last letter is not in the document yet. */
function linking(pattern: RegExp): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, href = '', after = ''] = match;
    const from = start + whole.length - href.length - after.length;
    const to = from + href.length;
    if (state.doc.rangeHasMark(from, to, marks.link)) return null;
    return state.tr
      .addMark(from, to, marks.link.create({ href }))
      .insertText(after.slice(end - to), end)
      .removeStoredMark(marks.link);
  });
}
