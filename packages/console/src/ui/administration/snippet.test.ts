import { describe, expect, test } from 'vitest';
import { SNIPPET_ELEMENTS, snippetOf } from './snippet.ts';

const site = { baseUrl: 'https://desk.example', publishableKey: 'pk_1', phone: '93 741 61 00' };

describe('the code to paste', () => {
  test('loader, element, language and theme, and a phone for when scripts fail', () => {
    const theme = { '--sinia-color-primary': '#7a1f2b' };
    expect(snippetOf({ ...site, element: 'form', locale: 'ca', theme })).toBe(
      [
        '<script type="module" src="https://desk.example/widgets/v1/loader.js"></script>',
        '<style>',
        '  sinia-ticket-form {',
        '    --sinia-color-primary: #7a1f2b;',
        '  }',
        '</style>',
        '<sinia-ticket-form api-url="https://desk.example" publishable-key="pk_1" locale="ca">',
        '  <p slot="fallback"><a href="tel:937416100">93 741 61 00</a></p>',
        '</sinia-ticket-form>',
      ].join('\n'),
    );
  });

  test.each(SNIPPET_ELEMENTS)('%s is one element that is closed', (element) => {
    const code = snippetOf({ ...site, element, locale: null, theme: {} });
    const [, tag] = /<(sinia-[a-z-]+) /.exec(code) ?? [];
    expect(code.endsWith(`</${tag}>`)).toBe(true);
    expect(code.includes('publishable-key')).toBe(element !== 'panel');
  });

  test('a value cannot end its rule', () => {
    const theme = { '--sinia-font': 'Inter; } </style><script>alert(1)</script>' };
    expect(snippetOf({ ...site, element: 'form', locale: null, theme }).match(/<script/g)).toHaveLength(1);
  });
});
