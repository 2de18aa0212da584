import type { CallIndicators, CallReport, ReportFormat } from '@sinia/contracts';
import type { Language } from '@sinia/core';
import { CALL_FIGURES, type CallFigure } from '@sinia/core/call';
import { indicators as ca, type IndicatorTexts } from '@sinia/i18n/indicators/ca';
import { indicators as en } from '@sinia/i18n/indicators/en';
import { indicators as es } from '@sinia/i18n/indicators/es';
import { type TableRow, tableFile } from '../table-file.ts';

const TEXTS = { ca, es, en } as const satisfies Record<Language, IndicatorTexts>;

type Measure = keyof IndicatorTexts['measures'];
const MEASURES: Readonly<Record<Measure, (indicators: CallIndicators) => number | null>> = {
  shareAnswered: ({ answeredOnly }) => percent(answeredOnly.shareWithin),
  fastestAnswered: ({ answeredOnly }) => rounded(answeredOnly.fastestMeanSeconds),
  shareAll: ({ withUnanswered }) => percent(withUnanswered.shareWithin),
  fastestAll: ({ withUnanswered }) => rounded(withUnanswered.fastestMeanSeconds),
  meanWait: ({ meanWaitSeconds }) => rounded(meanWaitSeconds),
  longestWait: ({ longestWaitSeconds }) => longestWaitSeconds,
  meanTalk: ({ meanTalkSeconds }) => rounded(meanTalkSeconds),
  meanRating: ({ meanRating }) => rounded(meanRating),
};

/** The report as a table: a line a group and the total, headings in words. */
export function reportFile(
  report: CallReport,
  format: Exclude<ReportFormat, 'json'>,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const texts = TEXTS[language];
  return tableFile(tableOf(report, texts), format, texts.table.sheet);
}

function tableOf(report: CallReport, { figures, measures, table }: IndicatorTexts): TableRow[] {
  const titles: Record<CallFigure, string> = figures;
  const names = Object.keys(MEASURES) as Measure[];
  const line = (name: string, indicators: CallIndicators): TableRow => [
    name,
    ...CALL_FIGURES.map((figure) => indicators.counts[figure]),
    ...names.map((measure) => MEASURES[measure](indicators)),
  ];
  return [
    ['', ...CALL_FIGURES.map((figure) => titles[figure]), ...names.map((name) => measures[name])],
    ...report.groups.map(({ key, name, indicators }) => line(name ?? (key || table.none), indicators)),
    line(table.total, report.total),
  ];
}

const percent = (share: number | null) => (share === null ? null : rounded(share * 100));
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
