import { schema } from '@sinia/database';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Dependencies } from '../context.ts';

const { callTasks, calls } = schema;

/** A caller who waits for a supervisor. Times are RFC 3339. */
export interface AskedSupervisor {
  readonly taskId: string;
  readonly callId: string;
  /** Who talks with them. */
  readonly agentId: string | null;
  readonly askedAt: string;
  readonly dueAt: string;
}

/** Callers who wait for a supervisor, the longest first. */
export async function askedSupervisors({ db }: Pick<Dependencies, 'db'>): Promise<AskedSupervisor[]> {
  const rows = await db
    .select({
      ...{ taskId: callTasks.id, callId: calls.id, agentId: calls.agentId },
      ...{ askedAt: callTasks.createdAt, dueAt: callTasks.dueAt },
    })
    .from(callTasks)
    .innerJoin(calls, eq(calls.id, callTasks.callId))
    .where(and(eq(callTasks.kind, 'supervisor'), isNull(callTasks.doneAt)))
    .orderBy(asc(callTasks.dueAt));
  return rows.map(({ askedAt, dueAt, ...row }) => ({
    ...row,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
  }));
}
