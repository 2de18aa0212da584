import { CHAT_HEARTBEAT_MS } from '@sinia/core/chat';
import { type ChatScene, readChatScene } from '../use-cases/chat/chat-board.query.ts';
import { keepConnected } from '../use-cases/chat/chat-presence-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { readPublicFeed } from '../use-cases/tracking/tracked-feed.query.ts';
import { feedEnd } from './feed.query.ts';
import { waitFor } from './wait-for.ts';

const BATCH = 500;
const POLL_MS = 1_000;
/** After a wake-up the feed may not be settled yet: a few quick looks. */
const SECOND_LOOKS = 4;
const SECOND_LOOK_MS = 50;
/** The board of chats is read after every wake-up, and so often because what runs out says nothing. */
const BOARD_MS = 2_000;
/** For each of those who are told of it, so that thousands who come at once are not told of each other all the time. */
const BOARD_EACH_MS = 1;

/** A customer who follows a ticket of theirs. */
export interface Follower {
  /** The tickets of which they are told: their own, and the one that it went into. */
  readonly ticketIds: readonly string[];
  /** The chat that they are in, by the ticket where it is worked on; null for somebody who only follows. */
  readonly chatId: string | null;
  readonly onChange: (position: number) => void;
  readonly onBoard: (board: ChatScene) => void;
}

/**
 * Tells all who follow a ticket that something happened in it. One reader of the feed and of the board of chats serves a
 * whole process, so that thousands of quiet followers cost the database nothing more than one.
 */
export class TicketHub {
  readonly #dependencies: Dependencies;
  readonly #followers = new Map<string, Set<Follower>>();
  readonly #chats = new Set<Follower>();
  readonly #all = new Set<Follower>();
  #position: number | null = null;
  #boardAt = 0;
  /** Somebody came, or something was told, since the board was read. */
  #stirred = false;
  #connectedAt = 0;
  #running = false;
  #started: Promise<void> = Promise.resolve();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** @returns the way to stop, once everything that is committed from now on will be told. */
  async follow(follower: Follower): Promise<() => void> {
    for (const id of follower.ticketIds) {
      const those = this.#followers.get(id) ?? new Set();
      this.#followers.set(id, those.add(follower));
    }
    this.#all.add(follower);
    const { db, clock, wake } = this.#dependencies;
    if (follower.chatId) {
      this.#chats.add(follower);
      this.#stirred = true;
      await keepConnected(db, [follower.chatId], clock());
      wake('chats');
    }
    await this.#start();
    return () => this.#leave(follower);
  }

  #leave(follower: Follower): void {
    for (const id of follower.ticketIds) {
      const those = this.#followers.get(id);
      those?.delete(follower);
      if (those?.size === 0) this.#followers.delete(id);
    }
    this.#chats.delete(follower);
    this.#all.delete(follower);
  }

  #start(): Promise<void> {
    if (!this.#running) {
      let begun: () => void = () => undefined;
      this.#started = new Promise((resolve) => {
        begun = resolve;
      });
      this.#running = true;
      void this.#run(begun);
    }
    return this.#started;
  }

  async #run(begun: () => void): Promise<void> {
    const { log } = this.#dependencies;
    const waiter = waitFor(this.#dependencies, 'committed', 'chats', 'presence');
    let looks = 0;
    let woken = true;
    try {
      while (this.#all.size > 0) {
        let full = false;
        try {
          full = await this.#tellChanges();
          begun();
          await this.#tellBoard(woken);
        } catch (error) {
          log.warn({ err: error }, 'what customers follow could not be read: tried again');
        }
        if (full) continue;
        woken = await waiter.next(looks > 0 ? SECOND_LOOK_MS : POLL_MS);
        looks = woken ? SECOND_LOOKS : Math.max(0, looks - 1);
      }
    } finally {
      waiter.close();
      this.#position = null;
      this.#running = false;
    }
  }

  /** @returns whether there may be more */
  async #tellChanges(): Promise<boolean> {
    const { db } = this.#dependencies;
    this.#position ??= await feedEnd(db);
    const rows = await readPublicFeed(db, this.#position, BATCH);
    for (const { position, ticketId } of rows) {
      this.#position = position ?? this.#position;
      for (const one of this.#followers.get(ticketId) ?? []) one.onChange(this.#position);
    }
    return rows.length === BATCH;
  }

  async #tellBoard(woken: boolean): Promise<void> {
    const { db, clock } = this.#dependencies;
    this.#stirred ||= woken;
    const silence = Date.now() - this.#boardAt;
    const rest = Math.max(this.#stirred ? SECOND_LOOK_MS : BOARD_MS, this.#chats.size * BOARD_EACH_MS);
    if (this.#chats.size === 0 || silence < rest) return;
    this.#stirred = false;
    this.#boardAt = Date.now();
    if (Date.now() - this.#connectedAt >= CHAT_HEARTBEAT_MS) {
      this.#connectedAt = Date.now();
      await keepConnected(db, [...new Set([...this.#chats].flatMap(({ chatId }) => chatId ?? []))], clock());
    }
    const board = await readChatScene(this.#dependencies);
    for (const one of this.#chats) one.onBoard(board);
  }
}

const known = new WeakMap<Dependencies, TicketHub>();

/** The one hub of a process. */
export function ticketHubOf(dependencies: Dependencies): TicketHub {
  const hub = known.get(dependencies) ?? new TicketHub(dependencies);
  known.set(dependencies, hub);
  return hub;
}
