import { Slice } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { inlineIds } from '../format/inline-ids.ts';
import { typedLink } from './links.ts';
import { positionOf, readPasted, readText } from './read-content.ts';
import { schema } from './schema.ts';
import { writeHtml } from './write-html.ts';
import { isFormatted, writeText } from './write-text.ts';

const { node, text, mark } = {
  node: schema.node.bind(schema),
  text: schema.text.bind(schema),
  mark: schema.mark.bind(schema),
};
const p = (...words: Parameters<typeof node>[2][]) => node('paragraph', null, words as never);
const PICTURE = 'att_01k0000000000000000000000a';

const doc = node('doc', null, [
  p(text('Bon dia, '), text('Núria', [mark('strong'), mark('em')]), text(' <b>')),
  node('bullet_list', null, [
    node('list_item', null, [p(text('un')), p(text('més'))]),
    node('list_item', null, [p(text('dos'))]),
  ]),
  node('ordered_list', { order: 3 }, [node('list_item', null, [p(text('tres'))])]),
  node('blockquote', null, [p(text('dit')), p(text('i fet'))]),
  p(
    text('aquí', [mark('link', { href: 'https://a.example/?x=1&y="2"' })]),
    node('hard_break'),
    node('image', { id: PICTURE, name: 'captura "1".png' }),
    node('image', { upload: 4, name: 'encara.png' }),
  ),
  p(),
]);

test('as HTML: escaped, without what is empty or still on its way', () => {
  expect(writeHtml(doc)).toBe(
    '<p>Bon dia, <strong><em>Núria</em></strong> &lt;b&gt;</p>' +
      '<ul><li><p>un</p><p>més</p></li><li>dos</li></ul>' +
      '<ol start="3"><li>tres</li></ol>' +
      '<blockquote><p>dit</p><p>i fet</p></blockquote>' +
      '<p><a href="https://a.example/?x=1&amp;y=&quot;2&quot;">aquí</a><br>' +
      `<img src="cid:${PICTURE}" alt="captura &quot;1&quot;.png"></p>`,
  );
  expect(inlineIds(writeHtml(doc))).toEqual([PICTURE]);
});

test('as plain text it reads well alone', () => {
  expect(writeText(doc)).toBe(
    'Bon dia, Núria <b>\n\n- un\n\n  més\n- dos\n\n3. tres\n\n> dit\n> \n> i fet\n\n' +
      'aquí <https://a.example/?x=1&y="2">\n[captura "1".png][encara.png]',
  );
});

describe('plain text', () => {
  test.each(['', 'Hola', 'Bon dia,\n\nHem reparat la fuita.\nSalutacions', '  - no és llista'])(
    '%j comes back as it went in, and is not formatted',
    (written) => {
      const read = readText(written);
      expect(writeText(read)).toBe(written.trim());
      expect(isFormatted(read)).toBe(false);
    },
  );

  test('markup in it stays text', () => {
    const slice = readPasted('', '<b>Hola</b> **x**');
    expect(slice).toBeInstanceOf(Slice);
    expect(slice?.content.firstChild?.textContent).toBe('<b>Hola</b> **x**');
  });

  test.each([
    ['Hola', 2, 'Ho'],
    ['Bon dia,\n\nNúria', 12, 'Bon dia,Nú'],
    ['a\nb', 3, 'ab'],
  ])('the cursor in %j after %i letters stands where it stood', (written, offset, before) => {
    const read = readText(written);
    expect(read.textBetween(0, positionOf(written, offset))).toBe(before);
  });
});

test.each([
  [doc, true],
  [node('doc', null, [p(text('https://a.example', [mark('link', { href: 'https://a.example' })]))]), false],
  [node('doc', null, [p(text('aquí', [mark('link', { href: 'https://a.example' })]))]), true],
  [node('doc', null, [p(node('image', { id: PICTURE }))]), true],
])('formatted or not: %#', (written, expected) => {
  expect(isFormatted(written)).toBe(expected);
});

test.each([
  ['exemple.cat/a?b#c', 'https://exemple.cat/a?b#c'],
  [' https://exemple.cat ', 'https://exemple.cat'],
  ['nuria@exemple.cat', 'mailto:nuria@exemple.cat'],
  ['tel:+34937416100', 'tel:+34937416100'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['hola món', null],
  ['', null],
])('typed as an address: %j', (typed, href) => {
  expect(typedLink(typed)).toBe(href);
});
