import { Refusal } from '@sinia/core';
import { ShortMemory } from '../../auth/short-memory.ts';
import type { Dependencies } from '../context.ts';
import { insertFirstMailbox, type Mailbox, readMailboxRows } from './mailbox-store.ts';

/** Every mailbox of ours: the default one first. */
export interface KnownMailboxes {
  readonly all: readonly Mailbox[];
  readonly main: Mailbox;
  /** The default one where it is none, or gone. */
  readonly of: (id: string | null) => Mailbox;
}

const known = new WeakMap<Dependencies['db'], ShortMemory<KnownMailboxes>>();

/** The mailboxes as they were a few seconds ago. @throws Refusal `unavailable` before there is a group. */
export function knownMailboxes(dependencies: Dependencies): Promise<KnownMailboxes> {
  return memoryOf(dependencies).get('all', () => read(dependencies));
}

/** Whoever changed one wants to see it at once, at least in this process. */
export function forgetMailboxes(dependencies: Dependencies): void {
  memoryOf(dependencies).forget('all');
}

function memoryOf({ db, clock }: Dependencies): ShortMemory<KnownMailboxes> {
  const memory = known.get(db) ?? new ShortMemory<KnownMailboxes>(clock);
  known.set(db, memory);
  return memory;
}

async function read(dependencies: Dependencies): Promise<KnownMailboxes> {
  let rows = await readMailboxRows(dependencies.db);
  if (!rows.some(({ isDefault }) => isDefault)) {
    await insertFirstMailbox(dependencies);
    rows = await readMailboxRows(dependencies.db);
  }
  const all = rows.map(({ id, address, groupId, isDefault, pausedAt, imap }) => ({
    ...{ id, address, groupId, isDefault, pausedAt },
    readByImap: imap !== null,
  }));
  const main = all.find(({ isDefault }) => isDefault) ?? all[0];
  if (!main) throw new Refusal('unavailable');
  return { all, main, of: (id) => all.find((mailbox) => mailbox.id === id) ?? main };
}
