import { schema } from '@sinia/database';
import { asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { callLines, lineColumns } from './call-line-store.ts';
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
    const rows = await context.dependencies.db
      .select({ task: callTasks, call: lineColumns(context) })
      .from(callTasks)
      .innerJoin(calls, eq(calls.id, callTasks.callId))
      .where(isNull(callTasks.doneAt))
      .orderBy(asc(callTasks.dueAt))
      .limit(MOST);
    const lines = await callLines(
      context,
      rows.map(({ call }) => call),
    );
    return rows.flatMap(({ task }, at) => {
      const line = lines[at];
      return line ? [callTaskView(task, line)] : [];
    });
  },
});
