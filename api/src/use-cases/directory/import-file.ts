import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { shownName } from '../attachments/upload-attachment.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { FileFormatSettings } from './file-format-settings.ts';
import { hasOpenRun, insertRun, lockRun } from './run-store.ts';
import { canRepeat } from './run-view.ts';
import { readUpload } from './upload-store.ts';

const RunId = z.object({ id: z.string().max(60) });

/** Imports an uploaded file, or tries it: a trial writes nothing and says what it would. */
export const importFile = defineUseCase({
  name: 'importDirectoryFile',
  permission: 'directory.import',
  input: z.strictObject({
    fileId: z.string().max(60),
    fileName: z.string().max(300),
    format: FileFormatSettings,
    /** Whether whoever it does not name is gone. */
    complete: z.boolean(),
    dryRun: z.boolean(),
    /** When its data was right, for rows that do not say it. */
    asOf: z.iso.datetime().optional(),
  }),
  output: RunId,
  load: async (tx, { fileId }) => ({
    file: await readUpload(tx, fileId),
    open: await hasOpenRun(tx, ['file']),
  }),
  about: () => ({}),
  run: async (work, { input, subject, context, now }) => {
    if (!subject.file) throw new Refusal('import_file_gone');
    if (subject.open) throw new Refusal('import_under_way');
    const { fileId, fileName, format, complete, dryRun, asOf } = input;
    const id = drawId(context, now, 'run');
    const written = Math.min(asOf ? Date.parse(asOf) : now.getTime(), now.getTime());
    await insertRun(work.tx, {
      ...{ id, kind: 'file', fileId, fileName: shownName(fileName), format, complete, dryRun },
      ...{ status: 'waiting', asOf: new Date(written), dueAt: now },
      ...{ startedBy: context.actor.id, createdAt: now },
    });
    work.audit(`directory.run.started ${id} file${dryRun ? ' dry' : ''}`, null);
    return { id };
  },
});

/** What was tried is done, with the same file read in the same way. */
export const repeatRun = defineUseCase({
  name: 'repeatRun',
  permission: 'directory.import',
  input: RunId,
  output: RunId,
  load: async (tx, { id }) => ({ run: await lockRun(tx, id), open: await hasOpenRun(tx, ['file']) }),
  about: () => ({}),
  run: async (work, { subject: { run, open }, context, now }) => {
    if (!canRepeat(run)) throw new Refusal('run_not_repeatable');
    if (open) throw new Refusal('import_under_way');
    const { kind, fileId, fileName, format, complete, asOf, done } = run;
    const id = drawId(context, now, 'run');
    await insertRun(work.tx, {
      ...{ id, kind, fileId, fileName, format, complete, asOf, total: done, dryRun: false },
      ...{ status: 'waiting', dueAt: now, startedBy: context.actor.id, createdAt: now },
    });
    work.audit(`directory.run.started ${id} file`, null);
    return { id };
  },
});
