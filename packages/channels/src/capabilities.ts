import type { ChannelCapabilities } from './port.ts';

const MEGABYTE = 1024 * 1024;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A channel that sets no conditions of its own. */
const FREE = {
  answerWindowHours: null,
  humanWindowHours: null,
  templates: false,
  tells: { edits: false, deletions: false, reactions: false },
  paces: { account: [], conversation: [] },
} as const satisfies Partial<ChannelCapabilities>;

const WRITTEN = { inbound: true, outbound: true, subject: false, html: false } as const;

/**
 * What each channel that we have an adapter for can carry.
 *
 * Sources: WhatsApp Cloud API, Messenger Platform, Instagram Messaging ("Limitations", "Rate limits"), X API v2 (Direct
 * Messages, rate limits), Bot Framework (rate limits of Teams bots), 3GPP TS 23.040.
 */
export const CAPABILITIES = {
  email: {
    ...FREE,
    ...WRITTEN,
    ...{ subject: true, html: true },
    attachmentBytes: 18 * MEGABYTE,
    textLimit: null,
    receipts: 'sent',
  },
  web: {
    ...FREE,
    ...{ inbound: true, outbound: false, subject: true, html: false },
    attachmentBytes: 25 * MEGABYTE,
    textLimit: { length: 20_000, unit: 'characters' },
    receipts: 'none',
  },
  sms: {
    ...FREE,
    ...{ inbound: false, outbound: true, subject: false, html: false },
    attachmentBytes: 0,
    textLimit: { length: 918, unit: 'characters' },
    receipts: 'sent',
  },
  chat: {
    ...FREE,
    ...WRITTEN,
    attachmentBytes: 25 * MEGABYTE,
    textLimit: { length: 20_000, unit: 'characters' },
    receipts: 'read',
  },
  whatsapp: {
    ...WRITTEN,
    attachmentBytes: 100 * MEGABYTE,
    mediaBytes: { image: 5 * MEGABYTE, audio: 16 * MEGABYTE, video: 16 * MEGABYTE },
    textLimit: { length: 4_096, unit: 'characters' },
    answerWindowHours: 24,
    humanWindowHours: null,
    templates: true,
    receipts: 'read',
    tells: { edits: true, deletions: true, reactions: true },
    paces: {
      account: [{ messages: 80, seconds: 1 }],
      conversation: [{ messages: 45, seconds: 270 }],
    },
  },
  messenger: {
    ...WRITTEN,
    attachmentBytes: 25 * MEGABYTE,
    textLimit: { length: 2_000, unit: 'characters' },
    publicText: { length: 8_000, unit: 'characters' },
    answerWindowHours: 24,
    humanWindowHours: 7 * 24,
    templates: false,
    receipts: 'read',
    tells: { edits: true, deletions: false, reactions: true },
    paces: { account: [{ messages: 300, seconds: 1 }], conversation: [] },
  },
  instagram: {
    ...WRITTEN,
    attachmentBytes: 25 * MEGABYTE,
    mediaBytes: { image: 8 * MEGABYTE },
    textLimit: { length: 1_000, unit: 'bytes' },
    publicText: { length: 300, unit: 'characters' },
    answerWindowHours: 24,
    humanWindowHours: 7 * 24,
    templates: false,
    receipts: 'read',
    tells: { edits: false, deletions: true, reactions: true },
    paces: { account: [{ messages: 300, seconds: 1 }], conversation: [] },
  },
  x: {
    ...FREE,
    ...WRITTEN,
    attachmentBytes: 5 * MEGABYTE,
    // Still pictures alone: films are converted by X before they may leave, which may take minutes.
    attachmentTypes: ['image/jpeg', 'image/png', 'image/webp'],
    textLimit: { length: 10_000, unit: 'characters' },
    publicText: { length: 280, unit: 'characters' },
    receipts: 'read',
    paces: {
      account: [
        { messages: 15, seconds: 15 * MINUTE },
        { messages: 1_440, seconds: DAY },
      ],
      conversation: [],
    },
  },
  teams: {
    ...FREE,
    ...WRITTEN,
    attachmentBytes: 0,
    textLimit: { length: 28_000, unit: 'bytes' },
    receipts: 'sent',
    tells: { edits: true, deletions: true, reactions: true },
    paces: {
      account: [{ messages: 30, seconds: 1 }],
      conversation: [
        { messages: 7, seconds: 1 },
        { messages: 8, seconds: 2 },
        { messages: 60, seconds: 30 },
        { messages: 1_800, seconds: HOUR },
      ],
    },
  },
} as const satisfies Record<string, ChannelCapabilities>;
export type CapableChannel = keyof typeof CAPABILITIES;
