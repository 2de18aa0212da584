import { expect, test } from 'vitest';
import { readReport } from './bounce.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import { parseMail } from './parse-mail.ts';
import { readSample } from './read-sample.ts';

const report = async (name: string) => readReport(await parseMail(readSample(name), MAIL_LIMITS));

const dsn = (status: string) =>
  `From: a@b.example\r\nContent-Type: multipart/report; boundary=d\r\n\r\n--d\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.example\r\n\r\n${status}\r\n--d--`;
const readDsn = async (status: string) => readReport(await parseMail(Buffer.from(dsn(status)), MAIL_LIMITS));

test('a hard bounce: recipient, code, diagnosis on one line, the id of our mail', async () => {
  expect(await report('bounce-hard')).toEqual({
    kind: 'bounce',
    recipients: [
      {
        recipient: 'nobody@correu.example',
        action: 'failed',
        status: '5.1.1',
        severity: 'hard',
        diagnostic: '550 5.1.1 <nobody@correu.example>: Recipient address rejected: User unknown',
      },
    ],
    returnedMessageId: 'deterministic-id@sinia.example',
  });
});

test('a delay is soft, and returned headers are enough for the id', async () => {
  expect(await report('bounce-delayed')).toMatchObject({
    recipients: [{ action: 'delayed', status: '4.4.1', severity: 'soft', diagnostic: null }],
    returnedMessageId: 'delayed-id@sinia.example',
  });
});

test('a read receipt is no bounce', async () => {
  expect(await report('read-receipt')).toEqual({
    kind: 'read_receipt',
    recipient: 'anna@correu.example',
    originalMessageId: 'answer-1@sinia.example',
    disposition: 'displayed',
  });
});

test.each(['gmail-reply', 'vacation', 'forwarded-as-attachment'])('%s is no report', async (name) => {
  expect(await report(name)).toBe(null);
});

test.each([
  ['Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.2.2', 'soft'],
  ['Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.7.1', 'soft'],
  ['Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 4.4.7', 'soft'],
  ['Final-Recipient: rfc822; a@b.example\r\nAction: FAILED\r\nStatus: 5.1.10 (unknown)', 'hard'],
  ['Final-Recipient: rfc822; a@b.example\r\nAction: failed', 'hard'],
  ['Final-Recipient: rfc822; a@b.example\r\nAction: delivered\r\nStatus: 2.0.0', 'none'],
])('%j is %s', async (status, severity) => {
  expect(await readDsn(status)).toMatchObject({ recipients: [{ recipient: 'a@b.example', severity }] });
});

test('blocks without a recipient or with an unknown action say nothing', async () => {
  expect(await readDsn('Action: failed\r\nStatus: 5.1.1')).toMatchObject({ recipients: [] });
  expect(await readDsn('Final-Recipient: rfc822; a@b.example\r\nAction: exploded')).toMatchObject({
    recipients: [],
  });
});
