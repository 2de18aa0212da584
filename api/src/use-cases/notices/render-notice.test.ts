import { LANGUAGES, NOTICE_KINDS } from '@sinia/core';
import { describe, expect, test } from 'vitest';
import { NOTICE_TEXTS } from './notice-texts.ts';
import { renderNotice, renderShort } from './render-notice.ts';
import { sampleVariables } from './sample-variables.ts';

const settings = {
  ...{ baseUrl: 'https://atencio.example', filesUrl: 'https://fitxers.example', seats: 15, demo: false },
  ...{ mailbox: 'atencio@sinia.example', mailName: 'Aigües de Mataró', phone: '93 741 61 00' },
};

const all = LANGUAGES.flatMap((language) => NOTICE_KINDS.map((kind) => [language, kind] as const));

describe.each(all)('%s %s', (language, kind) => {
  const variables = sampleVariables(kind, language, settings);
  const shipped = NOTICE_TEXTS[language][kind];

  test('renders whole, with key and telephone', async () => {
    const { subject, text, html } = await renderNotice(shipped, variables);
    expect(subject).toContain('1234 5678 9010');
    expect(text).toContain(variables.phone);
    expect(text).not.toMatch(/\{[{%]|\n{3}|undefined|\[object/);
    expect(html).not.toMatch(/\{[{%]/);
  });

  test('still reads well where nothing is known', async () => {
    const bare = { ...variables, name: '', answer: '', newState: '', attachments: [] };
    const { text } = await renderNotice(shipped, bare);
    expect(text).not.toMatch(/\n{3}| [,.:]|^\s*-\s*$/m);
  });

  test('as an SMS it is one line with the key', async () => {
    const text = await renderShort(shipped.sms, variables);
    expect(text).toContain('1234 5678 9010');
    expect(text).not.toContain('\n');
  });
});

describe('what customers write', () => {
  const variables = sampleVariables('receipt', 'ca', settings);
  const plain = { subject: '{{ subject }}', text: '{{ body }}' };

  test('stays as it is in text and subject, and is escaped in HTML', async () => {
    const said = 'L’avinguda & "l\'Onze" <b>x</b> {{ phone }}';
    const { subject, text, html } = await renderNotice(plain, { ...variables, subject: said, body: said });
    expect(subject).toBe(said);
    expect(text).toBe(`${said}\n`);
    expect(html).toContain('&amp; &quot;l&#39;Onze&quot; &lt;b&gt;x&lt;/b&gt; {{ phone }}');
  });

  test('makes no second line of a subject', async () => {
    const { subject } = await renderNotice(plain, { ...variables, subject: 'a\r\nBcc: x@y.example' });
    expect(subject).toBe('a Bcc: x@y.example');
  });

  test('an address becomes a link, without the full stop of its sentence', async () => {
    const body = 'Vegi https://a.example/?x=1&y=2. I "https://b.example"';
    const { html } = await renderNotice(plain, { ...variables, body });
    expect(html).toContain('<a href="https://a.example/?x=1&amp;y=2"');
    expect(html).toContain('</a>. I &quot;<a href="https://b.example"');
  });

  test('no script and no other scheme gets through', async () => {
    const { html } = await renderNotice(plain, {
      ...variables,
      body: 'javascript:alert(1) "><script>alert(1)</script>',
    });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('href="javascript');
  });
});

describe('an answer that was formatted', () => {
  const variables = { ...sampleVariables('reply', 'ca', settings), answer: 'Hi anem & tornem.' };
  const formatted = { text: 'Hi anem & tornem.', html: '<p>Hi <strong>anem</strong> &amp; tornem.</p>' };
  const render = (text: string) => renderNotice({ subject: 'x', text }, variables, formatted);

  test('stands in the HTML as it was written, between the words of the notice', async () => {
    const { html, text } = await render('Li responem: {{ answer }}\nSalutacions, {{ phone }}');
    expect(text).toBe(`Li responem: Hi anem & tornem.\nSalutacions, ${settings.phone}\n`);
    expect(html).toMatch(
      /Li responem:<\/p>\n<div[^>]*><p[^>]*>Hi <strong>anem<\/strong> &amp; tornem\.<\/p><\/div>/,
    );
    expect(html).toMatch(new RegExp(`<p[^>]*>Salutacions, ${settings.phone}</p>`));
  });

  test('gives way to plain text where the wording changes it', async () => {
    const { html } = await render('{{ answer | truncate: 6 }}');
    expect(html).toContain('Hi ...');
    expect(html).not.toMatch(/<strong>|[\u{E000}-\u{F8FF}]/u);
  });

  test('is left out where the wording does not name it', async () => {
    expect((await render('Hola')).html).not.toContain('anem');
  });
});
