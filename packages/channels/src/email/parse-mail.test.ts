import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAIL_LIMITS } from './mail-limits.ts';
import { parseMail } from './parse-mail.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { readSample } from './read-sample.ts';

const HEAD = 'From: a@x.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n';
const parse = (raw: string | Uint8Array) => parseMail(Buffer.from(raw), MAIL_LIMITS);
const parseSample = (name: string) => parse(readSample(name));

describe('parseMail reads', () => {
  test('a reply from Gmail: names, groups, threading, both bodies', async () => {
    const mail = await parseSample('gmail-reply');
    expect(mail).toMatchObject({
      messageId: 'CAF00001@mail.correu.example',
      inReplyTo: 'abc123@sinia.example',
      references: ['first@sinia.example', 'abc123@sinia.example'],
      from: { name: 'Anna Exemple i Solà', address: 'anna.exemple@correu.example' },
      to: [{ name: 'Atenció', address: 'atencio@sinia.example' }],
      cc: [
        { name: '', address: 'pere@correu.example' },
        { name: 'Maria, P.', address: 'maria@correu.example' },
      ],
      subject: 'Re: Hem rebut la seva consulta 💧',
      date: '2026-11-24T09:00:00.000Z',
      attachments: [],
      truncated: null,
    });
    expect(mail.text).toContain('L’aigua surt pel carrer.');
    expect(mail.html).toContain('<blockquote data-quote="quoted">');
    expect(mail.headers.find(({ key }) => key === 'return-path')?.value).toBe(
      '<anna.exemple@correu.example>',
    );
  });

  test('HTML with an inline image, a remote one and a file with an encoded name', async () => {
    const mail = await parseSample('inline-image');
    expect(mail.subject).toBe('Lectura del comptador nº 1');
    expect(mail.text).toBe('Adjunto la foto del contador número 1.');
    expect(mail.html).toContain('src="cid:foto1@correu.example"');
    expect(mail.html).toContain('data-src="https://rastreig.example/p.gif"');
    expect(mail.html).not.toMatch(/onclick|<style|color:red| src="https/);
    expect(mail.attachments.map(({ bytes, ...file }) => ({ ...file, size: bytes.length }))).toEqual([
      {
        filename: 'foto.png',
        mediaType: 'image/png',
        contentId: 'foto1@correu.example',
        inline: true,
        text: null,
        size: 69,
      },
      {
        filename: 'factura nº 1.pdf',
        mediaType: 'application/pdf',
        contentId: null,
        inline: false,
        text: null,
        size: 16,
      },
    ]);
  });

  test('an invitation, as a file and as text', async () => {
    const mail = await parseSample('invitation');
    expect(mail.text).toContain('SUMMARY: Visita al comptador, carrer de la Riera');
    expect(mail.text).toContain('DTSTART: 20261201T100000 (Europe/Madrid)');
    expect(mail.text).toContain('LOCATION: Carrer de la Riera 1');
    expect(mail.text).toContain('Porteu el DNI.\nGràcies');
    expect(mail.text).not.toContain('1970');
    expect(mail.attachments).toMatchObject([{ filename: 'invite.ics', mediaType: 'text/calendar' }]);
  });

  test('a mail inside a mail, as a file that can be read', async () => {
    const mail = await parseSample('forwarded-as-attachment');
    expect(mail.text.trim()).toBe('Us reenvio aquest correu.');
    const [nested] = mail.attachments;
    expect(nested).toMatchObject({ filename: 'Queixa per la factura.eml', mediaType: 'message/rfc822' });
    expect(nested?.text).toContain('Rosa Exemple <rosa@correu.example>');
    expect(nested?.text).toContain('La factura no és correcta.');
    expect(nested?.text).not.toContain('alert');
  });

  test('winmail.dat: its body, its HTML and its files in place of it', async () => {
    const mail = await parseSample('winmail');
    expect(mail.text).toBe('Bon dia, hi ha una avaria.');
    expect(mail.html).toBe('<p>Bon dia, hi ha una <b>avaria</b>.</p>');
    expect(mail.attachments).toMatchObject([
      { filename: 'factura novembre.pdf', mediaType: 'application/pdf' },
    ]);
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).toString()).toBe('%PDF-1.4 winmail');
  });

  test('HTML alone, in Windows-1252', async () => {
    const mail = await parseSample('html-only');
    expect(mail.text).toBe('Vull donar-me de baixa <https://correu.example/baixa> del contracte de l’aigua.');
  });

  test('8-bit headers without a charset', async () => {
    const mail = await parseSample('latin-headers');
    expect(mail).toMatchObject({ subject: 'Avería en la calle Peñíscola', from: { name: 'José Núñez' } });
  });

  test('a mail without From, and one without body', async () => {
    expect(await parseSample('missing-from')).toMatchObject({
      from: null,
      subject: 'Sense remitent',
      truncated: null,
    });
    expect(await parseSample('empty-body')).toMatchObject({
      text: '',
      html: null,
      subject: "Només l'assumpte",
    });
    expect(await parse('')).toMatchObject({ from: null, subject: '', text: '', truncated: null });
  });

  test('emoji and right-to-left text; direction overrides leave filenames', async () => {
    const mail = await parseSample('emoji-rtl');
    expect(mail).toMatchObject({ from: { name: 'أحمد' }, subject: 'تسرب ماء 🚰' });
    expect(mail.text).toContain('يوجد تسرب ماء في الشارع 💧');
    expect(mail.attachments[0]?.filename).toBe('facturafdp.exe');
  });

  test('quoted-printable junk, NUL bytes and lone surrogates', async () => {
    const mail = await parse(`${HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\na=ZZb==\r\n=\0c=C3`);
    expect(mail.text).not.toContain('\0');
    expect(mail.text.isWellFormed()).toBe(true);
  });
});

const boundaryParts = (count: number) =>
  `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nhola\r\n'.repeat(count)}--b--`;
const nestedParts = (depth: number) =>
  Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('');

describe('past a limit the raw message is the text', () => {
  test.each([
    ['600 parts', HEAD + boundaryParts(600), 'parts'],
    ['250 multiparts in each other', `${HEAD}${nestedParts(250)}\r\nhola`, 'depth'],
    [
      'a bomb of RFC 2231 parameters',
      `${HEAD}Content-Type: a/b;${Array.from({ length: 50_000 }, (_, i) => `\r\n name*${i}*=%41`).join(';')}\r\n\r\nx`,
      'headers',
    ],
    [
      '26 MB',
      Buffer.concat([Buffer.from(`${HEAD}\r\n`), Buffer.alloc(26 * 1024 * 1024, 'aigua\r\n')]),
      'size',
    ],
  ])('%s', async (_name, raw, truncated) => {
    const mail = await parse(raw);
    expect(mail).toMatchObject({ truncated, subject: 's', from: { address: 'a@x.example' }, html: null });
    expect(mail.text.startsWith('From: a@x.example')).toBe(true);
    expect(mail.text.length).toBeLessThanOrEqual(MAIL_LIMITS.shownChars);
  });

  test('500 parts and 200 levels are within', async () => {
    expect((await parse(HEAD + boundaryParts(500))).truncated).toBe(null);
    expect((await parse(`${HEAD}${nestedParts(200)}\r\nhola`)).truncated).toBe(null);
  });

  test('lines that merely begin with dashes are no parts', async () => {
    expect((await parse(`${HEAD}\r\n${'-- una línia\r\n'.repeat(2_000)}`)).truncated).toBe(null);
  });

  test('a text that nobody reads to its end is cut, and says so', async () => {
    const mail = await parse(`${HEAD}\r\n${'aigua '.repeat(50_000)}`);
    expect(mail).toMatchObject({ truncated: 'text-size', html: null });
    expect(mail.text).toHaveLength(MAIL_LIMITS.shownChars);
  });

  test('HTML nested too deep is shown as text, the rest of the mail stays', async () => {
    const mail = await parse(`${HEAD}Content-Type: text/html\r\n\r\n${'<div>'.repeat(20_000)}hola`);
    expect(mail).toMatchObject({ truncated: 'html-depth', html: null, text: 'hola' });
  });
});

test('no bytes make it throw', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'From: a@b.example',
      'Content-Type: multipart/mixed; boundary=x',
      '--x',
      '--x--',
      '',
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      'Content-Type: text/html; charset=klingon',
      'Content-Type: application/ms-tnef',
      'Subject: =?x?q?=?=',
      'To: "<(',
      'Date: x',
      'eJ8+IgAAAAAB',
      '\0',
    ),
    fc.string({ maxLength: 40, unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
      const mail: ParsedMail = await parse(lines.join('\r\n'));
      expect(mail.text).not.toContain('\0');
      expect(mail.subject).not.toMatch(/[\r\n\0]/);
    }),
    { numRuns: 200 },
  );
}, 30_000);
