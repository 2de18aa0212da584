import type { Endpoints } from '@sinia/channels';
import type { Language } from '@sinia/core';
import type { Database, Sql } from '@sinia/database';
import type { Logger } from 'pino';
import type { Actor } from '../auth/actor.ts';
import type { Topic } from './topic.ts';

export type Door = 'rest' | 'trpc' | 'inbound' | 'job';

/** What the use cases know of the installation; plain values. */
export interface Settings {
  readonly baseUrl: string;
  readonly filesUrl: string;
  /** Address of the first mailbox, for where there is none yet. */
  readonly mailbox: string;
  /** How that one is read, if not by our own listener: `imaps://user:password@host/INBOX`. */
  readonly mailboxImap?: string | undefined;
  readonly mailName: string;
  readonly phone: string;
  readonly seats: number;
  readonly demo: boolean;
  /** Where the providers are, when they are not where everybody finds them: fakes on loopback. */
  readonly providers?: Partial<Endpoints>;
  /** A clamd that looks through files: `host:port` or the path of a socket; null where it was put out of use on purpose. */
  readonly clamd?: string | null | undefined;
  /** How many proxies of ours add their hop to X-Forwarded-For; none unless said. */
  readonly trustedProxies?: number;
  /** Where the billing system lays its files, for those who connect it by one. */
  readonly directoryFolder?: string | undefined;
  /** Mail domains of the company: who proves an address there by DMARC is a colleague. */
  readonly employeeDomains?: readonly string[];
  /** Networks of ours that the connections of administrators may reach, in CIDR form; none unless said. */
  readonly internalNetworks?: readonly string[];
}

/** Where files lie: bytes by id, nothing else. */
export interface FileStore {
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array>;
  /** In bytes. */
  size(id: string): Promise<number>;
  /** From a byte up to, and without, another. */
  getPart(id: string, from: number, to: number): Promise<Uint8Array>;
  delete(id: string): Promise<void>;
}

/** The outside world, handed in once at start-up. */
export interface Dependencies {
  readonly db: Database;
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly files: FileStore;
  readonly log: Logger;
  readonly secret: string;
  readonly settings: Settings;
  /** Calls back when something was committed somewhere; it may also be late, so poll beside it. */
  readonly subscribe: (listener: (topics: readonly Topic[]) => void) => () => void;
  /** Tells the relay and the live streams, soon and once, that something was committed, or what else there is to see. */
  readonly wake: (topic?: Topic) => void;
}

/** One request, mail or job: who asks, through which door, in which language. */
export interface Context {
  readonly actor: Actor;
  readonly door: Door;
  readonly requestId: string;
  readonly language: Language;
  readonly dependencies: Dependencies;
}
