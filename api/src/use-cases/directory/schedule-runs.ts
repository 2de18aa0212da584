import { z } from 'zod';
import { localMinutes } from '../alerts/local-minutes.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockConnectionIfAny, writeConnection } from './connection-store.ts';
import { hasOpenRun, insertRun } from './run-store.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const CHANGES_EVERY_MS = 15 * MINUTE_MS;
/** At half past two at night everything is copied anew. */
const FULL_AT_MINUTES = 2 * 60 + 30;

/** Begins what is due: everything once a night, what changed every quarter of an hour. */
export const scheduleRuns = defineUseCase({
  name: 'scheduleRuns',
  permission: 'directory.import',
  input: z.object({}),
  output: z.object({ started: z.enum(['full', 'changes']).nullable() }),
  load: async (tx) => ({
    connection: await lockConnectionIfAny(tx),
    open: await hasOpenRun(tx, ['full', 'changes']),
  }),
  about: () => ({}),
  run: async (work, { subject: { connection, open }, context, now }) => {
    if (!connection || connection.pausedAt || open) return { started: null };
    const { cursor, fullDueAt, changesDueAt } = connection;
    const whole = fullDueAt <= now;
    if (!whole && changesDueAt > now) return { started: null };
    if (!whole && cursor === null) {
      // Nothing to go on from: it is read whole, at night.
      await writeConnection(work.tx, { changesDueAt: fullDueAt });
      return { started: null };
    }
    const kind = whole ? ('full' as const) : ('changes' as const);
    await insertRun(work.tx, {
      ...{
        id: drawId(context, now, 'run'),
        kind,
        complete: whole,
        dryRun: false,
        cursor: whole ? null : cursor,
      },
      ...{ status: 'waiting', asOf: now, dueAt: now, startedBy: context.actor.id, createdAt: now },
    });
    await writeConnection(work.tx, {
      changesDueAt: new Date(now.getTime() + CHANGES_EVERY_MS),
      ...(whole ? { fullDueAt: nextNight(now) } : {}),
    });
    return { started: kind };
  },
});

/** The next half past two in Mataró; on the nights when the clocks change it may be an hour off. */
export function nextNight(now: Date): Date {
  const minutes = (FULL_AT_MINUTES - localMinutes(now) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}
