import type { CallReportQuery, Problem, ReportPeriod } from '@sinia/contracts';
import type { CallFigure } from '@sinia/core/call';
import type { Session } from '../session/session.ts';
import { authorizedFetch } from './authorized-fetch.ts';
import { callServer } from './call-server.ts';
import { DeskError } from './desk-error.ts';
import type { Trpc } from './trpc-desk.ts';

/** What the page of the telephone's figures asks of the server. Every method rejects with a `DeskError`. */
export type IndicatorsPort = ReturnType<typeof createIndicators>;

export type CallReport = Awaited<ReturnType<IndicatorsPort['report']>>;
export type BehindPage = Awaited<ReturnType<IndicatorsPort['behind']>>;
export type Recomputed = Awaited<ReturnType<IndicatorsPort['recompute']>>;
export type FileFormat = 'csv' | 'xlsx';

/** The calls of a figure that are shown at once. */
const SHOWN = 50;

export function createIndicators(trpc: Trpc, session: Session, apiUrl: string) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { reports } = trpc;
  return {
    report: (asked: CallReportQuery) => call(() => reports.calls.query(asked)),
    /** The calls that a figure counts. @param at as of when the report was made */
    behind: (asked: ReportPeriod & { readonly figure: CallFigure; readonly at: string }, cursor?: string) =>
      call(() => reports.callsBehind.query({ ...asked, limit: SHOWN, ...(cursor && { cursor }) })),
    recompute: (asked: ReportPeriod) => call(() => reports.recomputeCalls.query(asked)),
    /** The report as a table, in the language of the desk. */
    file: (asked: CallReportQuery, format: FileFormat, language: string) =>
      call(async () => {
        const query = new URLSearchParams({ ...(asked as Record<string, string>), format });
        const answer = await authorizedFetch(session)(`${apiUrl}/v1/reports/calls?${query}`, {
          headers: { 'Accept-Language': language },
        });
        if (answer.ok) return answer.blob();
        const { code } = (await answer.json().catch(() => ({}))) as Partial<Problem>;
        throw new DeskError((code ?? 'unknown') as DeskError['code']);
      }),
  };
}
