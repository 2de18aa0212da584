import { CAPABILITIES } from '../capabilities.ts';
import type { WrittenAccount, WrittenChannel } from '../written/written-channel.ts';

/**
 * Our own live chat. Nobody stands between it and the customer: what they write comes through the public door, and one
 * of our messages has arrived once it stands in the thread that their page reads. So there is nothing to verify, and
 * handing over is the row that was written already.
 */
export function createChat(_account: WrittenAccount): WrittenChannel {
  return {
    capabilities: CAPABILITIES.chat,
    mediaHosts: [],
    verify: async () => ({ kind: 'refused', status: 403, reason: 'the live chat has no webhook' }),
    parse: async () => [],
    render: async ({ id, text }) => [
      { correlation: `out:${id}:0`, text, body: { kind: 'chat', delivery: id }, upload: null },
    ],
    send: async ({ correlation }) => ({ status: 'sent', providerId: correlation }),
    locateMedia: async () => {
      throw new Error('files of the live chat come by upload');
    },
    check: async () => ({ status: 'sent', providerId: null }),
  };
}
