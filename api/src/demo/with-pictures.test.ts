import { expect, test } from 'vitest';
import type { SentMessage } from './outbox.query.ts';
import { withPictures } from './with-pictures.ts';

const message = (html: string) =>
  ({
    html,
    attachments: [
      { fileName: 'a.png', mediaType: 'image/png', size: 3, contentId: 'att_a' },
      { fileName: 'b.pdf', mediaType: 'application/pdf', size: 3 },
    ],
  }) as SentMessage;

const files = {
  put: async () => undefined,
  get: async (id: string) => (id === 'att_a' ? Buffer.from('abc') : Promise.reject(new Error(id))),
  delete: async () => undefined,
};

test.each([
  ['<img src="cid:att_a"><p>x</p>', '<img src="data:image/png;base64,YWJj"><p>x</p>'],
  ['<img src="cid:att_other">', '<img src="cid:att_other">'],
  ['<p>cid:att_a</p>', '<p>cid:att_a</p>'],
])('%s', async (html, expected) => {
  expect(await withPictures(message(html), files)).toBe(expected);
});
