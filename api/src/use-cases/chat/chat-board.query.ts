import { may } from '@sinia/core';
import { type ChatStanding, chatStanding, type HouseWords, queuePositions } from '@sinia/core/chat';
import type { Database, Transaction } from '@sinia/database';
import type { AccountRow } from '../channels/account-store.ts';
import { knownChatAccount } from '../channels/chat-account-store.ts';
import type { Dependencies } from '../context.ts';
import { readPresence } from '../presence/presence-store.ts';
import { type KnownAttendant, readAttendants } from './attendant-store.ts';
import { type LiveChatRow, readLiveChats, readUnanswered } from './chat-presence-store.ts';
import { readChatSettings } from './settings-store.ts';

/** What customers see of all chats at a moment: who is there, and how many wait. */
export interface ChatScene {
  readonly standing: ChatStanding & {
    readonly waiting: number;
    readonly patienceMinutes: number;
    readonly quietMinutes: number;
    /** What whoever finds nobody is told. */
    readonly says: HouseWords;
  };
  /** How many wait before each of those who wait for a first answer, by ticket. */
  readonly positions: ReadonlyMap<string, number>;
  readonly staff: Awaited<ReturnType<typeof readPresence>>;
}

/** Everything that is to see of them: also who answers whom. */
export interface ChatBoard extends ChatScene {
  readonly chats: readonly LiveChatRow[];
}

/**
 * In a handful of queries, whatever the number of chats.
 *
 * @param reader whoever is in a transaction hands it in: one that waits for further connections may wait for ever.
 */
export async function readChatScene(
  { db, clock }: Dependencies,
  reader: Database | Transaction = db,
): Promise<ChatScene> {
  const now = clock();
  const [{ settings }, attendants, unanswered, staff, account] = await Promise.all([
    readChatSettings(reader),
    readAttendants(reader),
    readUnanswered(reader, now),
    readPresence(reader, now),
    knownChatAccount(reader),
  ]);
  const positions = queuePositions(unanswered.map((one) => ({ ...one, answered: false })));
  const { patienceMinutes, quietMinutes } = settings;
  const standing: ChatStanding = account?.pausedAt
    ? { state: 'closed', opensAt: null }
    : chatStanding(settings, attendantsOf(account, attendants), now);
  const says = standing.state === 'attended' ? {} : settings.says[standing.state];
  return {
    standing: { ...standing, waiting: positions.size, patienceMinutes, quietMinutes, says },
    positions,
    staff,
  };
}

export async function readChatBoard(dependencies: Dependencies): Promise<ChatBoard> {
  const { db, clock } = dependencies;
  const [scene, chats] = await Promise.all([readChatScene(dependencies), readLiveChats(db, clock())]);
  return { ...scene, chats };
}

/** Whoever may not answer what comes is nobody to talk to. */
function attendantsOf(account: AccountRow | null, all: readonly KnownAttendant[]): readonly KnownAttendant[] {
  if (!account) return all;
  return all.filter(({ holder }) =>
    may(holder, 'ticket.reply', { groupId: account.groupId, assigneeId: null }),
  );
}
