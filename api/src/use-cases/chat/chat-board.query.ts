import { may } from '@sinia/core';
import { type ChatStanding, chatStanding, type HouseWords, queuePositions } from '@sinia/core/chat';
import type { Database, Transaction } from '@sinia/database';
import type { AccountRow } from '../channels/account-store.ts';
import { knownChatAccount } from '../channels/chat-account-store.ts';
import type { Dependencies } from '../context.ts';
import { readPresence } from '../presence/presence-store.ts';
import { type KnownAttendant, readAttendants } from './attendant-store.ts';
import { type LiveChatRow, readLiveChats } from './chat-presence-store.ts';
import { readChatSettings } from './settings-store.ts';

/** Everything that is to see of all chats at a moment: who is there, who waits, who answers. */
export interface ChatBoard {
  readonly standing: ChatStanding & {
    readonly waiting: number;
    readonly patienceMinutes: number;
    readonly quietMinutes: number;
    /** What whoever finds nobody is told. */
    readonly says: HouseWords;
  };
  readonly chats: readonly LiveChatRow[];
  /** How many wait before each of those who wait for a first answer, by ticket. */
  readonly positions: ReadonlyMap<string, number>;
  readonly staff: Awaited<ReturnType<typeof readPresence>>;
}

/**
 * In a handful of queries, whatever the number of chats.
 *
 * @param reader whoever is in a transaction hands it in: one that waits for further connections may wait for ever.
 */
export async function readChatBoard(
  { db, clock }: Dependencies,
  reader: Database | Transaction = db,
): Promise<ChatBoard> {
  const now = clock();
  const [{ settings }, attendants, chats, staff, account] = await Promise.all([
    readChatSettings(reader),
    readAttendants(reader),
    readLiveChats(reader, now),
    readPresence(reader, now),
    knownChatAccount(reader),
  ]);
  const positions = queuePositions(
    chats.map(({ ticketId, waitingSince, firstRepliedAt }) => ({
      ...{ ticketId, waitingSince },
      answered: firstRepliedAt !== null,
    })),
  );
  const { patienceMinutes, quietMinutes } = settings;
  const standing: ChatStanding = account?.pausedAt
    ? { state: 'closed', opensAt: null }
    : chatStanding(settings, attendantsOf(account, attendants), now);
  const says = standing.state === 'attended' ? {} : settings.says[standing.state];
  return {
    standing: { ...standing, waiting: positions.size, patienceMinutes, quietMinutes, says },
    chats,
    positions,
    staff,
  };
}

/** Whoever may not answer what comes is nobody to talk to. */
function attendantsOf(account: AccountRow | null, all: readonly KnownAttendant[]): readonly KnownAttendant[] {
  if (!account) return all;
  return all.filter(({ holder }) =>
    may(holder, 'ticket.reply', { groupId: account.groupId, assigneeId: null }),
  );
}
