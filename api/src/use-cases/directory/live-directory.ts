import { admit, type Breaker, CLOSED_BREAKER, phaseOf, settle } from '@sinia/core';
import type { Database } from '@sinia/database';
import { DirectoryFailure, type DirectoryFailureCode, type DirectoryPort } from '@sinia/directory';
import type { Dependencies } from '../context.ts';
import { type ConnectionRow, noteAnswer, noteFailure, openPassword, settingsOf } from './connection-store.ts';
import { openDirectory } from './open-directory.ts';

/** The way to the master that is open in this process, and how it has been answering. */
interface LiveDirectory {
  readonly savedAt: number;
  readonly port: DirectoryPort;
  breaker: Breaker;
}

const open = new WeakMap<Database, LiveDirectory>();

export type LiveAnswer<Answer> =
  | { readonly answer: Answer }
  | { readonly failure: DirectoryFailureCode | 'breaker_open' };

export interface LiveCall {
  readonly budgetMs: number;
}

/**
 * Asks the master while somebody waits: not at all while the breaker is open, and never longer than the budget. How it
 * went is noted on the connection.
 */
export async function askLive<Answer>(
  dependencies: Dependencies,
  row: ConnectionRow,
  { budgetMs }: LiveCall,
  ask: (port: DirectoryPort, signal: AbortSignal) => Promise<Answer>,
): Promise<LiveAnswer<Answer>> {
  const { clock, db, log } = dependencies;
  const live = liveOf(dependencies, row);
  const asked = admit(live.breaker, clock().getTime());
  live.breaker = asked.breaker;
  if (!asked.admitted) return { failure: 'breaker_open' };
  try {
    const answer = await within(budgetMs, (signal) => ask(live.port, signal));
    live.breaker = settle(live.breaker, { failed: false, now: clock().getTime() });
    if (row.failures > 0) await noteAnswer(db);
    return { answer };
  } catch (error) {
    const failure = failureOf(error);
    live.breaker = settle(live.breaker, { failed: failure.isOutage, now: clock().getTime() });
    if (!failure.isOutage) return { failure: failure.code };
    log.warn({ err: failure }, 'the customer master did not answer');
    await noteFailure(db, failure.code, clock());
    return { failure: failure.code };
  }
}

/** What of it is known without asking: the keys that it can be searched by, and whether it is left alone for now. */
export function liveState(dependencies: Dependencies, row: ConnectionRow) {
  const { port, breaker } = liveOf(dependencies, row);
  const now = dependencies.clock().getTime();
  return { liveKeys: port.liveKeys, isResting: phaseOf(breaker, now) === 'open' };
}

function liveOf(dependencies: Dependencies, row: ConnectionRow): LiveDirectory {
  const known = open.get(dependencies.db);
  if (known?.savedAt === row.updatedAt.getTime()) return known;
  void known?.port.close().catch(() => undefined);
  const port = openDirectory(dependencies, settingsOf(row), openPassword(dependencies.secret, row) ?? '');
  const live = { savedAt: row.updatedAt.getTime(), port, breaker: CLOSED_BREAKER };
  open.set(dependencies.db, live);
  return live;
}

/** Also an adapter that does not mind its signal is waited for no longer. */
async function within<Answer>(
  budgetMs: number,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const signal = AbortSignal.timeout(Math.max(1, Math.round(budgetMs)));
  const { promise: late, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(new DirectoryFailure('timeout'));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([ask(signal), late]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

export function failureOf(error: unknown): DirectoryFailure {
  if (error instanceof DirectoryFailure) return error;
  return new DirectoryFailure('unexpected', error instanceof Error ? error.message : '', { cause: error });
}
