import { CONNECTED_CHANNELS } from '@sinia/core/channel-account';
import { z } from 'zod';

/** An account of ours at a provider and how it is doing. Secrets are no part of it; whether there are some is. */
export const ChannelAccountView = z.object({
  id: z.string(),
  channel: z.enum(CONNECTED_CHANNELS),
  name: z.string(),
  externalId: z.string(),
  groupId: z.string(),
  settings: z.record(z.string(), z.string()),
  paused: z.boolean(),
  lastEventAt: z.string().nullable(),
  lastSentAt: z.string().nullable(),
  /** One of the send codes, and since when. */
  lastError: z.string().nullable(),
  lastErrorAt: z.string().nullable(),
  tokenExpiresAt: z.string().nullable(),
  /** The provider fails so often that it is left alone for a while. */
  resting: z.boolean(),
  /** Messages that wait to leave, and items that wait to be read. */
  waiting: z.object({ out: z.int(), in: z.int() }),
  /** Messages that did not leave within the last day. */
  failedToday: z.int(),
  /** Requests of the provider and messages that could not be read within the last thirty days; they are kept. */
  parked: z.int(),
  /** How much of the narrowest limit of the provider is used, where it has one of more than a minute. */
  use: z.object({ sent: z.int(), most: z.int(), seconds: z.int() }).nullable(),
  /** Texts that the provider has approved, for whoever may send one to try it. */
  templates: z.array(z.object({ name: z.string(), language: z.string() })),
  /** For whoever may change it: what is copied to the provider. */
  callback: z.object({ url: z.string(), verifyToken: z.string().nullable(), secrets: z.int() }).nullable(),
});
export type ChannelAccountView = z.infer<typeof ChannelAccountView>;
