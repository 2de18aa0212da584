import type { CallFigure } from '@sinia/core/call';
import { formatDateTime } from '@sinia/i18n';
import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { Waiting } from '../parts/waiting.tsx';
import { CallChart } from './call-chart.tsx';
import { CallsBehind } from './calls-behind.tsx';
import { EventCheck } from './event-check.tsx';
import { FigureList } from './figure-list.tsx';
import { useIndicators, withIndicators } from './indicators-context.ts';
import { LegalReadings } from './legal-readings.tsx';
import { MustBeZero } from './must-be-zero.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ReportActions } from './report-actions.tsx';
import { type Days, daysOf } from './report-period.ts';
import { ReportTimes } from './report-times.tsx';
import { type Grouping, useReport } from './use-report.ts';

const VOLUMES = [
  ...(['inbound', 'offered', 'answered', 'answeredWithin', 'answeredLate', 'abandoned'] as const),
  ...(['shortAbandoned', 'missed', 'voicemail', 'rejected', 'menu', 'unknown'] as const),
] satisfies readonly CallFigure[];
const SUPERVISOR = ['supervisorAsked', 'supervisorInTime', 'supervisorLate'] satisfies readonly CallFigure[];
const WORK = ['writeUpMissing'] satisfies readonly CallFigure[];

/** The figures of the telephone over some days, each with the calls behind it. */
export const IndicatorsPage = withIndicators(() => {
  const desk = useDesk();
  const { texts } = useIndicators();
  const main = useRef<HTMLElement>(null);
  useFocusRequest('search', main);
  useFocusRequest('page', main);
  const [days, setDays] = useState<Days>(() => daysOf('month', desk.now()));
  const [groupBy, setGroupBy] = useState<Grouping>('day');
  const [figure, setFigure] = useState<CallFigure | null>(null);
  const { report, problem, waiting, reload } = useReport(days, groupBy);
  const calls = report?.total.counts.inbound ?? 0;
  return (
    <main ref={main} tabIndex={-1} class="desk-page indicators" aria-label={texts.title} aria-busy={waiting}>
      <header class="indicators-head">
        <h1 class="s-title">{texts.title}</h1>
        {report && <ReportActions days={days} groupBy={groupBy} />}
      </header>
      <PeriodPicker days={days} groupBy={groupBy} onDays={setDays} onGroup={setGroupBy} />
      {problem && <FailureNote what={texts.failed} problem={problem} retry={reload} />}
      {!report && !problem && <Waiting />}
      {report && calls === 0 && <p class="s-empty">{texts.empty}</p>}
      {report && calls > 0 && (
        <>
          <LegalReadings report={report} onFigure={setFigure} />
          <MustBeZero counts={report.total.counts} onFigure={setFigure} />
          {figure && (
            <CallsBehind
              key={`${figure} ${report.generatedAt}`}
              {...{ figure, days, at: report.generatedAt }}
              onClose={() => setFigure(null)}
            />
          )}
          <div class="indicators-columns">
            <FigureList
              {...{ title: texts.volumes, figures: VOLUMES, counts: report.total.counts }}
              onFigure={setFigure}
            />
            <div class="indicators-column">
              <ReportTimes indicators={report.total} onFigure={setFigure} />
              <FigureList
                {...{ title: texts.supervisor, figures: SUPERVISOR, counts: report.total.counts }}
                onFigure={setFigure}
              />
              <FigureList
                {...{ title: texts.work, figures: WORK, counts: report.total.counts }}
                onFigure={setFigure}
              />
            </div>
          </div>
          <CallChart groups={report.groups} groupBy={groupBy} />
          <EventCheck days={days} />
          <p class="s-help">{texts.asOf(formatDateTime(desk.words.value.locale, report.generatedAt))}</p>
        </>
      )}
    </main>
  );
});
