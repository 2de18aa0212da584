import { expect, test } from 'vitest';
import { outboxPage } from './outbox-page.ts';

const message = {
  ...{ id: 'dlv_1', channel: 'email', to: 'a@x.example', html: null, headers: {}, attachments: [] },
  ...{ ticketReference: null, kind: 'receipt', sentAt: new Date('2026-03-02T09:15:00Z') },
};

test('what was sent is text, its links can be followed, and nothing in it is markup', async () => {
  const subject = '<img src=x onerror=alert(1)>';
  const text = 'Vegi http://a.example/?x=1#t. <script>alert(1)</script>';
  const page = String(await outboxPage([{ ...message, subject, text }], 'ca', null));
  expect(page).toContain('<a href="http://a.example/?x=1#t">http://a.example/?x=1#t</a>. &lt;script&gt;');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<img');
});
