import { schema } from '@sinia/database';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { shownCall } from './call-scope-store.ts';
import { readExtensions } from './call-store.ts';
import { CallTask, callTaskView } from './task-view.ts';

const { callTasks, calls } = schema;

const MOST = 200;

/** The calls that are owed to customers, the most urgent first. */
export const listCallTasks = defineQuery({
  name: 'listCallTasks',
  permission: 'call.list',
  input: z.object({}),
  output: z.array(CallTask),
  run: async (context) => {
    const { db } = context.dependencies;
    const [rows, extensions] = await Promise.all([
      db
        .select({ task: callTasks, call: shownCall(context) })
        .from(callTasks)
        .innerJoin(calls, and(eq(calls.id, callTasks.callId)))
        .where(isNull(callTasks.doneAt))
        .orderBy(asc(callTasks.dueAt))
        .limit(MOST),
      readExtensions(db),
    ]);
    return rows.map(({ task, call }) => callTaskView(task, call, extensions));
  },
});
