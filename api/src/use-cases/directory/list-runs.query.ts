import { Refusal } from '@sinia/core';
import { RECORD_PROBLEMS } from '@sinia/directory';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readLines, readRun, readRuns } from './run-store.ts';
import { RunView, runView } from './run-view.ts';

const LATEST = 50;

/** The latest imports into the copy, newest first, with how far they have come. */
export const listRuns = defineQuery({
  name: 'listRuns',
  permission: 'directory.import',
  input: z.object({}),
  output: z.array(RunView),
  async run({ dependencies: { db, clock } }) {
    return (await readRuns(db, LATEST)).map((row) => runView(row, clock()));
  },
});

const RunLine = z.object({
  position: z.int(),
  /** Which record of the master or line of the file, below its header. */
  row: z.int().nullable(),
  customerId: z.string().nullable(),
  outcome: z.enum(['created', 'updated', 'removed', 'rejected']),
  problem: z.enum(RECORD_PROBLEMS).nullable(),
  field: z.string().nullable(),
});

/** One import and a page of its report: which record became what, and why one was left out. */
export const getRun = defineQuery({
  name: 'getRun',
  permission: 'directory.import',
  input: z.object({
    id: z.string().max(60),
    outcomes: z.array(RunLine.shape.outcome).min(1).default(['rejected']),
    /** The last position of the page before. */
    after: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({ run: RunView, lines: z.array(RunLine), hasMore: z.boolean() }),
  async run({ dependencies: { db, clock } }, { id, outcomes, after, limit }) {
    const row = await readRun(db, id);
    if (!row) throw new Refusal('not_found');
    const lines = await readLines(db, id, outcomes, after, limit + 1);
    return {
      run: runView(row, clock()),
      lines: lines.slice(0, limit).map(({ before: _, runId: __, problem, ...line }) => ({
        ...line,
        problem: RECORD_PROBLEMS.find((one) => one === problem) ?? null,
      })),
      hasMore: lines.length > limit,
    };
  },
});
