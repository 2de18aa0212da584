import type { RichNode } from './rich-nodes.ts';

const ELEMENT_WEIGHT = 20;

/**
 * The beginning of a long message: whole elements, until letters and elements together weigh too much.
 * @param most letters; an element counts as twenty
 */
export function cutRichNodes(nodes: readonly RichNode[], most: number): { nodes: RichNode[]; cut: boolean } {
  let left = most;
  const take = (node: RichNode): RichNode => {
    if (typeof node === 'string') {
      const text = node.slice(0, Math.max(0, left));
      left -= node.length;
      return text;
    }
    left -= ELEMENT_WEIGHT;
    return { ...node, children: takeAll(node.children) };
  };
  const takeAll = (children: readonly RichNode[]) => {
    const kept: RichNode[] = [];
    for (const child of children) {
      if (left <= 0) break;
      kept.push(take(child));
    }
    return kept;
  };
  const kept = takeAll(nodes);
  return { nodes: kept, cut: left <= 0 };
}
