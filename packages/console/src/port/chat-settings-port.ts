import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';

/** What administrators ask about the live chat. Every method rejects with a `DeskError`. */
export type ChatSettingsPort = ReturnType<typeof createChatSettings>;

export type ChatSettings = Awaited<ReturnType<Trpc['chats']['settings']['query']>>;
export type ChatRules = ChatSettings['settings'];

export function createChatSettings({ chats }: Trpc, session: Session) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  return {
    settings: () => call(() => chats.settings.query({})),
    /** @param version the one that was read; another now gives `version_stale` */
    save: (version: number, settings: ChatRules, groupId: string) =>
      call(() => chats.saveSettings.mutate({ version, settings, groupId })),
  };
}
