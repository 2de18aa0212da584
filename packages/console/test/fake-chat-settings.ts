import { DEFAULT_CHAT_SETTINGS } from '@sinia/core/chat';
import type { ChatRules, ChatSettings, ChatSettingsPort } from '../src/port/chat-settings-port.ts';
import { DeskError } from '../src/port/desk-error.ts';
import { NOW } from './sample-desk.ts';

/** The server's part for the settings of the chat, in memory. */
export function fakeChatSettings(): ChatSettingsPort {
  const shipped = structuredClone(DEFAULT_CHAT_SETTINGS) as ChatRules;
  let current: ChatSettings = { version: 0, settings: shipped, groupId: 'grp_care', versions: [] };
  return {
    settings: async () => current,
    save: async (read, settings, groupId) => {
      if (read !== current.version) throw new DeskError('version_stale');
      const version = read + 1;
      const saved = { version, settings, savedBy: 'Marta Roca', savedAt: NOW };
      current = { version, settings, groupId, versions: [saved, ...current.versions] };
      return { version, settings };
    },
  };
}
