import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { automaticHeaders } from './automatic-mail.ts';
import { composeMail, type OutgoingMail, OutgoingMailInvalid } from './compose.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import { parseMail } from './parse-mail.ts';

const MAIL: OutgoingMail = {
  from: { name: 'Aigües de Mataró · Atenció', address: 'atencio@sinia.example' },
  to: { name: 'Anna Exemple', address: 'anna@correu.example' },
  replyTo: { name: 'Atenció', address: 'reply+x.y@sinia.example' },
  subject: 'Hem rebut la seva consulta 💧',
  text: 'Bon dia,\n\nHem rebut la seva consulta.\n',
  html: '<p>Hem rebut la seva <b>consulta</b>.</p>',
  messageId: 'abc@sinia.example',
  inReplyTo: 'CAF00001@mail.correu.example',
  references: ['first@sinia.example', 'CAF00001@mail.correu.example'],
  envelopeFrom: 'b+dlv.sig@sinia.example',
  headers: automaticHeaders('receipt', { loopToken: 'sinia' }),
  attachments: [{ filename: 'còpia.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }],
  date: new Date('2026-11-24T09:00:00Z'),
};

const compose = async (over: Partial<OutgoingMail> = {}) => {
  const composed = await composeMail({ ...MAIL, ...over });
  return { ...composed, mail: await parseMail(composed.raw, MAIL_LIMITS) };
};

describe('composeMail', () => {
  test('is read back as it was meant', async () => {
    const { mail, envelope, messageId } = await compose();
    expect(envelope).toEqual({ from: 'b+dlv.sig@sinia.example', to: ['anna@correu.example'] });
    expect(messageId).toBe('abc@sinia.example');
    expect(mail).toMatchObject({
      messageId: 'abc@sinia.example',
      inReplyTo: 'CAF00001@mail.correu.example',
      references: MAIL.references,
      from: MAIL.from,
      to: [MAIL.to],
      replyTo: MAIL.replyTo,
      subject: MAIL.subject,
      date: '2026-11-24T09:00:00.000Z',
      html: expect.stringContaining(MAIL.html ?? ''),
      attachments: [{ filename: 'còpia.pdf', mediaType: 'application/pdf' }],
    });
    expect(mail.text.trim()).toBe(MAIL.text.trim());
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
  });

  test('the same mail has the same Message-ID, and the null sender stays null', async () => {
    expect((await compose()).messageId).toBe((await compose()).messageId);
    expect((await compose({ envelopeFrom: '' })).envelope.from).toBe('');
  });

  test('an image goes beside the HTML', async () => {
    const { mail } = await compose({
      html: '<img src="cid:logo">',
      attachments: [
        { filename: 'l.png', mediaType: 'image/png', bytes: Buffer.from('x'), contentId: 'logo' },
      ],
    });
    expect(mail.attachments).toMatchObject([{ contentId: 'logo', inline: true }]);
  });

  test.each([
    ['a line break in the address', { to: { name: '', address: 'a@b.example\r\nBcc: c@d.example' } }],
    ['two addresses', { to: { name: '', address: 'a@b.example, c@d.example' } }],
    ['a comment', { to: { name: '', address: 'a@b.example(c@d.example)' } }],
    ['a quoted mailbox', { to: { name: '', address: '"a@evil.example"@b.example' } }],
    ['a line break in the envelope', { envelopeFrom: 'a@b.example>\r\nRCPT TO:<c@d.example' }],
    ['no address', { from: { name: '', address: '' } }],
    ['a Message-ID with a bracket', { messageId: 'a>@b.example' }],
    ['a header of ours', { headers: { Bcc: 'c@d.example' } }],
    ['a header name with a colon', { headers: { 'X-A: b\r\nBcc': 'c@d.example' } }],
  ])('refuses %s', async (_name, over) => {
    await expect(composeMail({ ...MAIL, ...over } as OutgoingMail)).rejects.toBeInstanceOf(
      OutgoingMailInvalid,
    );
  });

  test('no name, subject, filename or header value adds a header or a recipient', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'a\r\nBcc: x@y.example',
        'a\nX-Evil: 1',
        '\r\n\r\nbody',
        '"a" <x@y.example>,',
        'a\0b',
        '=?utf-8?q?=0D=0ABcc:_x?=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, hostile, async (name, subject, filename, value) => {
        const { mail } = await compose({
          to: { name, address: 'anna@correu.example' },
          subject,
          headers: { 'X-Loop': value },
          attachments: [{ filename, mediaType: 'text/csv', bytes: Buffer.from('x') }],
        });
        const keys = mail.headers.map(({ key }) => key).sort();
        expect(keys).toEqual(
          [
            'content-type',
            'date',
            'from',
            'in-reply-to',
            'message-id',
            'mime-version',
            'references',
            'reply-to',
            'subject',
            'to',
            'x-loop',
          ].filter((key) => keys.includes(key)),
        );
        expect(mail.to.map(({ address }) => address)).toEqual(['anna@correu.example']);
        expect(mail.attachments).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  test.each([
    'ca.l·l@correu.example',
    "o'brien@correu.example",
    'a+b@correu.example',
    'user@xn--aiges-eua.example',
    'user@aigües.example',
  ])('takes %s', async (address) => {
    expect((await compose({ to: { name: 'A', address } })).envelope.to).toEqual([address]);
  });
});
