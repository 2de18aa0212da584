/** A part of an answer, of XML or JSON alike: nothing is where and what it should be. */
export type WireNode = Readonly<Record<string, unknown>>;

const NOTHING: WireNode = {};

/** The text of a field; numbers and flags as text, null for `xsi:nil`, empty and missing ones. */
export function textOf(node: WireNode, name: string): string | null {
  const value = node[name];
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

export function nodeOf(node: WireNode, name: string): WireNode {
  const value = node[name];
  return isNode(value) ? value : NOTHING;
}

/** A list, also where the master sends a single element, none, or the list without what holds it. */
export function listOf(node: WireNode, outer: string, inner: string): unknown[] {
  const held = node[outer];
  const items = isNode(held) && !Array.isArray(held) ? held[inner] : held;
  if (items === undefined || items === null || items === '') return [];
  return Array.isArray(items) ? items : [items];
}

export function nodesOf(node: WireNode, outer: string, inner: string): WireNode[] {
  return listOf(node, outer, inner).filter(isNode);
}

export function textsOf(node: WireNode, outer: string, inner: string): (string | null)[] {
  return listOf(node, outer, inner).map((item) => textOf({ item }, 'item'));
}

export function isNode(value: unknown): value is WireNode {
  return typeof value === 'object' && value !== null;
}
