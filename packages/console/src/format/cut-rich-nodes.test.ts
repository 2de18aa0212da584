import { expect, test } from 'vitest';
import { cutRichNodes } from './cut-rich-nodes.ts';
import type { RichNode } from './rich-nodes.ts';

const paragraph = (text: string): RichNode => ({ tag: 'p', attributes: {}, children: [text] });
const textOf = (nodes: readonly RichNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');

test('a short message stays whole', () => {
  const nodes = [paragraph('Bon dia'), 'Adéu'];
  expect(cutRichNodes(nodes, 1_000)).toEqual({ nodes, cut: false });
});

test('of a long one the beginning is there, in its own elements, and no more', () => {
  const nodes = Array.from({ length: 10_000 }, () => paragraph('x'.repeat(80)));
  const { nodes: kept, cut } = cutRichNodes(nodes, 1_000);
  expect(cut).toBe(true);
  expect(kept).toHaveLength(10);
  expect(kept.slice(0, -1)).toEqual(nodes.slice(0, 9));
});

test('one endless text is cut within', () => {
  const { nodes, cut } = cutRichNodes([paragraph('x'.repeat(5_000))], 1_000);
  expect([textOf(nodes).length, cut]).toEqual([980, true]);
});
