import type { ChannelCapabilities } from './port.ts';

const MEGABYTE = 1024 * 1024;

/** What each channel that we have an adapter for can carry. */
export const CAPABILITIES = {
  email: {
    inbound: true,
    outbound: true,
    subject: true,
    html: true,
    attachmentBytes: 18 * MEGABYTE,
    textChars: null,
    answerWindowHours: null,
    receipts: 'sent',
  },
  web: {
    inbound: true,
    outbound: false,
    subject: true,
    html: false,
    attachmentBytes: 25 * MEGABYTE,
    textChars: 20_000,
    answerWindowHours: null,
    receipts: 'none',
  },
  sms: {
    inbound: false,
    outbound: true,
    subject: false,
    html: false,
    attachmentBytes: 0,
    textChars: 918,
    answerWindowHours: null,
    receipts: 'sent',
  },
} as const satisfies Record<string, ChannelCapabilities>;
