import { reachOf } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { inArray } from 'drizzle-orm';
import { userInCall } from './call-row.ts';
import { type CallRow, readExtensions } from './call-store.ts';

export interface SupervisorAnswer {
  readonly userId: string;
  readonly at: Date;
}

/** Which supervisors answered a telephone of the call, in the order in which they did. */
export async function supervisorAnswers(tx: Transaction, call: CallRow): Promise<SupervisorAnswer[]> {
  const extensions = await readExtensions(tx);
  const answers = call.details.legs.flatMap((leg) => {
    const userId = userInCall(leg, call, extensions);
    return userId && leg.answeredAt ? [{ userId, at: new Date(leg.answeredAt) }] : [];
  });
  const supervisors = await supervisorsAmong(
    tx,
    answers.map(({ userId }) => userId),
  );
  return answers
    .filter(({ userId }) => supervisors.has(userId))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Who of them may take what only a supervisor does. */
export async function supervisorsAmong(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { users } = schema;
  const rows = await tx
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Set(rows.filter(({ role }) => reachOf({ holder: role }, 'call.supervise')).map(({ id }) => id));
}
