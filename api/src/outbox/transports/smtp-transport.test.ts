import { expect, test } from 'vitest';
import { smtpOptions } from './smtp-transport.ts';

test.each([
  [
    'smtps://ana:p%40ss@mail.example',
    { host: 'mail.example', port: 465, secure: true, user: 'ana', password: 'p@ss' },
  ],
  ['smtp://mail.example:2500', { host: 'mail.example', port: 2500, secure: false }],
  ['smtp://mail.example?requireTls=1', { port: 587, requireTls: true }],
])('%s', (url, expected) => {
  expect(smtpOptions(url)).toMatchObject(expected);
});
