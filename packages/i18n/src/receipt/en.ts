import type { ReceiptTexts } from './ca.ts';

export const receipt: ReceiptTexts = {
  title: 'Receipt of your enquiry',
  issuer: 'Aigües de Mataró',
  key: 'Reference key',
  received: 'Received on',
  channel: 'How it reached us',
  name: 'Name',
  subject: 'Subject',
  text: 'What you told us',
  files: 'Documents attached',
  told: 'Where we will keep you informed',
  routes: { sms: 'By SMS', email: 'By e-mail', post: 'By letter' },
  follow: (url) =>
    `With the key you can find out at any time how your enquiry stands: at ${url}, by telephone or at the office. No other detail is needed.`,
  term: (day) => `We will answer by ${day} at the latest.`,
  signature: 'Signature',
  keep: 'Keep this receipt.',
};
