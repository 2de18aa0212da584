import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';
import { uploadRecords } from './upload-records.ts';

/** Everything about the systems that we talk with that the desk asks of the server. Every method rejects with a `DeskError`. */
export type IntegrationsPort = ReturnType<typeof createIntegrations>;

export type Integration = Awaited<ReturnType<IntegrationsPort['integrations']>>[number];
export type Connection = NonNullable<Awaited<ReturnType<IntegrationsPort['connection']>>>;
export type ConnectionDraft = Parameters<IntegrationsPort['saveConnection']>[0];
export type ConnectionTest = Awaited<ReturnType<IntegrationsPort['testConnection']>>;
export type Run = Awaited<ReturnType<IntegrationsPort['runs']>>[number];
export type RunReport = Awaited<ReturnType<IntegrationsPort['report']>>;
export type FileSeen = Awaited<ReturnType<IntegrationsPort['describeFile']>>;
/** What a person says of how a file is written. */
export type FileSaid = Omit<Parameters<IntegrationsPort['describeFile']>[0], 'id'>;
export type CsvFormat = Extract<FileSeen['format'], { kind: 'csv' }>;
export type FileField = keyof CsvFormat['mapping'];

export function createIntegrations(trpc: Trpc, session: Session, apiUrl: string) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { directory, integrations } = trpc;
  return {
    integrations: () => call(() => integrations.list.query({})),
    saveOwner: (wanted: Parameters<typeof integrations.saveOwner.mutate>[0]) =>
      call(() => integrations.saveOwner.mutate(wanted)),
    /** Null where nobody has connected the billing system. */
    connection: () => call(() => directory.connection.query({})),
    saveConnection: (wanted: Parameters<typeof directory.saveConnection.mutate>[0]) =>
      call(() => directory.saveConnection.mutate(wanted)),
    testConnection: (wanted: Parameters<typeof directory.testConnection.mutate>[0]) =>
      call(() => directory.testConnection.mutate(wanted)),
    pauseConnection: (paused: boolean) => call(() => directory.pauseConnection.mutate({ paused })),
    runs: () => call(() => directory.runs.query({})),
    report: (wanted: Parameters<typeof directory.run.query>[0]) => call(() => directory.run.query(wanted)),
    copyEverything: () => call(() => directory.startRun.mutate({ kind: 'full', dryRun: false })),
    stopRun: (id: string) => call(() => directory.stopRun.mutate({ id })),
    resumeRun: (id: string, acceptsMissing: boolean) =>
      call(() => directory.resumeRun.mutate({ id, acceptsMissing })),
    repeatRun: (id: string) => call(() => directory.repeatRun.mutate({ id })),
    undoRun: (id: string) => call(() => directory.undoRun.mutate({ id })),
    upload: (file: File, onProgress: (share: number) => void, signal: AbortSignal) =>
      call(async () => {
        const token = await session.bearer();
        return uploadRecords({ url: `${apiUrl}/trpc/directory.upload`, token, file, onProgress, signal });
      }),
    describeFile: (wanted: Parameters<typeof directory.describeFile.query>[0]) =>
      call(() => directory.describeFile.query(wanted)),
    importFile: (wanted: Parameters<typeof directory.importFile.mutate>[0]) =>
      call(() => directory.importFile.mutate(wanted)),
  };
}
