import { createConnection, type Socket } from 'node:net';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;
/** The connection of a transaction; the pool itself where a transaction is one statement. */
export type Transaction = PgDatabase<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;
export type Sql = postgres.Sql;

export interface DatabaseClient {
  readonly db: Database;
  readonly sql: Sql;
  readonly close: () => Promise<void>;
}

/** The role without UPDATE and DELETE on events and audit; every pooled connection takes it at start-up. */
export const APPLICATION_ROLE = 'sinia_app';

const SILENCE_MS = 15_000;
const IDLE_SECONDS = 10;
/** The driver counts the failures of all connections of a pool together: ten at once would be told to wait for 20 s. */
const AGAIN_SECONDS = 0.2;

export interface ClientOptions {
  readonly url: string;
  readonly maxConnections: number;
  readonly applicationName: string;
  /** The owner migrates and verifies; everything else runs as the application role. */
  readonly role?: 'application' | 'owner';
}

/** Opens a pool. Queries are prepared and pipelined; a connection that stays silent for 15 s is ended. */
export function connect(options: ClientOptions): DatabaseClient {
  const sql = postgres(options.url, {
    max: options.maxConnections,
    idle_timeout: IDLE_SECONDS,
    connect_timeout: 10,
    backoff: () => AGAIN_SECONDS,
    onnotice: () => undefined,
    socket: watchedSocket,
    connection: {
      application_name: options.applicationName,
      statement_timeout: SILENCE_MS,
      ...(options.role === 'owner' ? {} : { role: APPLICATION_ROLE }),
    },
  } as postgres.Options<Record<string, never>>);
  return { db: drizzle(preparing(sql), { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}

/**
 * postgres.js has no query timeout: a black-holed connection would hang for ever. The pool ends idle connections
 * before this fires, so silence means that an answer is missing.
 */
function watchedSocket(options: { host: string[]; port: number[]; path?: string }): Promise<Socket> {
  const socket = options.path
    ? createConnection({ path: options.path })
    : createConnection({ host: options.host[0] ?? '127.0.0.1', port: options.port[0] ?? 5432 });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('the database has been silent for 15 s')));
  socket.setNoDelay(true);
  gatherWrites(socket);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
}

/** The statements of one turn leave in one system call: pipelined inserts would be written one by one. */
function gatherWrites(socket: Socket): void {
  const write = socket.write;
  socket.write = function gathered(this: Socket, ...given: Parameters<typeof write>) {
    if (!socket.writableCorked) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    return write.apply(this, given);
  } as typeof write;
}

/** Drizzle asks for unprepared statements unless each is named: here all are prepared, once a connection. */
function preparing(sql: Sql): Sql {
  return new Proxy(sql, {
    get(target, property, receiver) {
      if (property === 'unsafe') {
        return (query: string, parameters: never[]) => target.unsafe(query, parameters, { prepare: true });
      }
      if (property === 'begin') {
        return (run: (tx: Sql) => unknown) => target.begin((tx) => run(preparing(tx as unknown as Sql)));
      }
      return Reflect.get(target, property, receiver);
    },
    apply: (target, self, parameters) => Reflect.apply(target, self, parameters),
  });
}
