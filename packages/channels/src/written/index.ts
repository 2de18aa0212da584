import { createChat } from '../chat/index.ts';
import { createInstagram } from '../instagram/index.ts';
import { createMessenger } from '../messenger/index.ts';
import { createTeams } from '../teams/index.ts';
import { createWhatsApp } from '../whatsapp/index.ts';
import { createX } from '../x/index.ts';
import type { ChannelNet, WrittenAccount, WrittenChannel } from './written-channel.ts';

export * from './channel-event.ts';
export * from './endpoints.ts';
export { measureText, splitText } from './split-text.ts';
export * from './written-channel.ts';

/** Makes the adapter of a channel for one account of ours. */
export const WRITTEN_ADAPTERS = {
  chat: createChat,
  whatsapp: createWhatsApp,
  messenger: createMessenger,
  instagram: createInstagram,
  x: createX,
  teams: createTeams,
} as const satisfies Record<string, (account: WrittenAccount, net: ChannelNet) => WrittenChannel>;
export type WrittenChannelName = keyof typeof WRITTEN_ADAPTERS;

export function isWrittenChannel(name: string): name is WrittenChannelName {
  return Object.hasOwn(WRITTEN_ADAPTERS, name);
}
