import { describe, expect, test } from 'vitest';
import { automaticHeaders, automaticReason } from './automatic-mail.ts';
import { fallbackMail } from './fallback-mail.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import { parseMail } from './parse-mail.ts';
import { readSample } from './read-sample.ts';

const options = { ownAddresses: ['atencio@sinia.example'], loopToken: 'sinia-7f3a', mailFrom: null };
const mail = (...lines: string[]) =>
  fallbackMail(Buffer.from(`${lines.join('\r\n')}\r\n\r\nhola`), 'malformed', 100);
const PERSON = 'From: Anna <anna@correu.example>';

describe('automaticReason', () => {
  test.each([
    [[PERSON], null],
    [[PERSON, 'Auto-Submitted: no'], null],
    [[PERSON, 'X-Auto-Response-Suppress: DR, NDR, RN, NRN'], null],
    [[PERSON, 'Return-Path: <anna@correu.example>'], null],
    [['From: Noreia <noreia@correu.example>'], null],
    [[PERSON, 'Auto-Submitted: auto-replied (vacation)'], 'auto_submitted'],
    [[PERSON, 'auto-submitted: Auto-Generated'], 'auto_submitted'],
    [[PERSON, 'Precedence: bulk'], 'precedence'],
    [[PERSON, 'Precedence: Junk'], 'precedence'],
    [[PERSON, 'Precedence: list'], 'precedence'],
    [[PERSON, 'List-Id: <veins.llista.example>'], 'mailing_list'],
    [[PERSON, 'X-Auto-Response-Suppress: All'], 'suppressed'],
    [[PERSON, 'X-Auto-Response-Suppress: OOF, DR'], 'suppressed'],
    [[PERSON, 'X-Autoreply: yes'], 'suppressed'],
    [[PERSON, 'Return-Path: <>'], 'null_return_path'],
    [[PERSON, 'Content-Type: multipart/report; report-type=delivery-status; boundary=x'], 'report'],
    [[PERSON, 'X-Loop: sinia-7f3a'], 'own_loop'],
    [['From: Atenció <Atencio@Sinia.example>'], 'own_address'],
    [['From: MAILER-DAEMON@mx.example'], 'role_sender'],
    [['From: no-reply@botiga.example'], 'role_sender'],
    [['From: noreply+7@botiga.example'], 'role_sender'],
    [['Subject: sense remitent'], null],
  ])('%j → %s', (lines, reason) => {
    expect(automaticReason(mail(...lines), options)).toBe(reason);
  });

  test('the envelope sender counts before the header', () => {
    expect(automaticReason(mail(PERSON), { ...options, mailFrom: '' })).toBe('null_return_path');
    expect(
      automaticReason(mail(PERSON, 'Return-Path: <>'), { ...options, mailFrom: 'anna@correu.example' }),
    ).toBe(null);
  });

  test.each([
    ['vacation', 'auto_submitted'],
    ['bounce-hard', 'auto_submitted'],
    ['bounce-delayed', 'report'],
    ['read-receipt', 'report'],
    ['gmail-reply', null],
    ['invitation', null],
  ])('the sample %s → %s', async (name, reason) => {
    expect(automaticReason(await parseMail(readSample(name), MAIL_LIMITS), options)).toBe(reason);
  });
});

describe('automaticHeaders', () => {
  test.each(['receipt', 'notice', 'survey', 'access_link', 'reply'] as const)(
    'our own %s is known as ours and answered by nobody',
    (kind) => {
      const headers = automaticHeaders(kind, { loopToken: 'sinia-7f3a' });
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      expect(automaticReason(mail(PERSON, ...lines), options)).toBe('own_loop');
      const elsewhere = automaticReason(mail(PERSON, ...lines), { ...options, loopToken: 'another-desk' });
      expect(elsewhere).toBe(kind === 'reply' ? null : 'auto_submitted');
    },
  );

  test('only notices are bulk and can be unsubscribed', () => {
    const unsubscribeUrl = 'https://sinia.example/baixa';
    expect(automaticHeaders('notice', { loopToken: 'x', unsubscribeUrl })).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'List-Unsubscribe': '<https://sinia.example/baixa>',
    });
    expect(automaticHeaders('receipt', { loopToken: 'x', unsubscribeUrl })).toEqual({
      'X-Loop': 'x',
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
    });
  });
});
