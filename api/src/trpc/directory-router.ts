import { octetInputParser } from '@trpc/server/http';
import { directoryStanding } from '../use-cases/directory/directory-standing.query.ts';
import { getConnection } from '../use-cases/directory/get-connection.query.ts';
import { getContractAccount } from '../use-cases/directory/get-contract-account.ts';
import { getDirectoryCustomer } from '../use-cases/directory/get-directory-customer.ts';
import { importFile, repeatRun } from '../use-cases/directory/import-file.ts';
import { getRun, listRuns } from '../use-cases/directory/list-runs.query.ts';
import { resumeRun, startRun, stopRun, undoRun } from '../use-cases/directory/manage-runs.ts';
import { pauseConnection, saveConnection } from '../use-cases/directory/save-connection.ts';
import { searchDirectory } from '../use-cases/directory/search-directory.ts';
import { testConnection } from '../use-cases/directory/test-connection.ts';
import { describeFile, uploadDirectoryFile } from '../use-cases/directory/upload-file.ts';
import { procedure, router } from './procedure.ts';

/** The billing system at the desk: its customers, how it is reached, what is copied of it. */
export const directoryRouter = router({
  search: procedure
    .input(searchDirectory.input)
    .query(({ ctx, input }) => searchDirectory.execute(ctx.context, input)),
  customer: procedure
    .input(getDirectoryCustomer.input)
    .query(({ ctx, input }) => getDirectoryCustomer.execute(ctx.context, input)),
  account: procedure
    .input(getContractAccount.input)
    .query(({ ctx, input }) => getContractAccount.execute(ctx.context, input)),
  standing: procedure
    .input(directoryStanding.input)
    .query(({ ctx, input }) => directoryStanding.execute(ctx.context, input)),
  connection: procedure
    .input(getConnection.input)
    .query(({ ctx, input }) => getConnection.execute(ctx.context, input)),
  saveConnection: procedure
    .input(saveConnection.input)
    .mutation(({ ctx, input }) => saveConnection.execute(ctx.context, input)),
  testConnection: procedure
    .input(testConnection.input)
    .mutation(({ ctx, input }) => testConnection.execute(ctx.context, input)),
  pauseConnection: procedure
    .input(pauseConnection.input)
    .mutation(({ ctx, input }) => pauseConnection.execute(ctx.context, input)),
  runs: procedure.input(listRuns.input).query(({ ctx, input }) => listRuns.execute(ctx.context, input)),
  run: procedure.input(getRun.input).query(({ ctx, input }) => getRun.execute(ctx.context, input)),
  startRun: procedure
    .input(startRun.input)
    .mutation(({ ctx, input }) => startRun.execute(ctx.context, input)),
  stopRun: procedure.input(stopRun.input).mutation(({ ctx, input }) => stopRun.execute(ctx.context, input)),
  resumeRun: procedure
    .input(resumeRun.input)
    .mutation(({ ctx, input }) => resumeRun.execute(ctx.context, input)),
  /** A file as it is, in the body; its name comes when it is imported, and in no address. */
  upload: procedure
    .input(octetInputParser)
    .mutation(({ ctx, input }) => uploadDirectoryFile.execute(ctx.context, input)),
  describeFile: procedure
    .input(describeFile.input)
    .query(({ ctx, input }) => describeFile.execute(ctx.context, input)),
  importFile: procedure
    .input(importFile.input)
    .mutation(({ ctx, input }) => importFile.execute(ctx.context, input)),
  repeatRun: procedure
    .input(repeatRun.input)
    .mutation(({ ctx, input }) => repeatRun.execute(ctx.context, input)),
  undoRun: procedure.input(undoRun.input).mutation(({ ctx, input }) => undoRun.execute(ctx.context, input)),
});
