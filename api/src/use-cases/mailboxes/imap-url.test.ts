import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImapSettings, imapConnection, imapPlace, imapUrl, parseImapUrl } from './imap-url.ts';

test.each([
  ['imaps://u:p@mail.example', { host: 'mail.example', port: 993, security: 'tls', folder: 'INBOX' }],
  ['imap://u:p@mail.example/Avaries', { port: 143, security: 'starttls', folder: 'Avaries' }],
  ['imap://u:p@127.0.0.1:1143/?tls=none', { port: 1_143, security: 'none', folder: 'INBOX' }],
])('%s', (url, settings) => {
  expect(parseImapUrl(url)).toMatchObject({ user: 'u', password: 'p', ...settings });
});

test('whatever stands in a name or a password comes back', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .filter((one) => one.trim() === one);
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.constantFrom('tls', 'starttls', 'none'),
      (user, password, folder, security) => {
        const settings = { host: 'mail.example', port: 1_143, security, user, password, folder } as const;
        expect(parseImapUrl(imapUrl(settings))).toEqual(settings);
      },
    ),
  );
});

test.each(['.', '..', 'a/../b'])('a folder called %s stays what it is called', (folder) => {
  const settings = { ...parseImapUrl('imaps://u:p@mail.example'), folder };
  expect(parseImapUrl(imapUrl(settings))).toEqual(settings);
});

test('the name of a place has no password in it', () => {
  const settings = parseImapUrl('imaps://u:secret@mail.example');
  expect(imapPlace(settings)).toBe('u@mail.example/INBOX');
  expect(imapConnection(settings)).toMatchObject({ tls: 'implicit', mailbox: 'INBOX' });
});

test.each(['mail example', 'http://mail', '-mail', 'mail/'])('%j is no host', (host) => {
  const rest = { port: 993, security: 'tls', user: 'u', password: 'p', folder: 'INBOX' };
  expect(ImapSettings.safeParse({ ...rest, host }).success).toBe(false);
});
